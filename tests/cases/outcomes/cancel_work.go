package main

import (
	"fmt"
)

func main() {
	done := make(chan bool)
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 0; i < 3; i++ {
			select {
			case out <- i:
			case <-done:
				return
			}
		}
	}()
	fmt.Println(<-out)
	close(done)
	x, ok := <-out
	fmt.Println(x, ok)
}
