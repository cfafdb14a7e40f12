// record: go1.23

package main

import (
	"fmt"
)

func main() {
	a, b := make(chan int), make(chan string)
	quit := make(chan bool)
	go func() {
		for i := range 3 {
			a <- i
		}
		b <- "text"
		close(quit)
	}()
	for {
		select {
		case v := <-a:
			fmt.Println("a", v)
		case s := <-b:
			fmt.Println("b", s)
		case _, ok := <-quit:
			fmt.Println("quit", ok)
			return
		}
	}
}
