// record: go1.23

package main

import (
	"fmt"
)

func main() {
	const n = 50
	first := make(chan int)
	in := first
	for range n {
		out := make(chan int)
		go func() {
			for v := range in {
				out <- v + 1
			}
			close(out)
		}()
		in = out
	}
	go func() {
		for i := range 20 {
			first <- i
		}
		close(first)
	}()
	sum := 0
	for v := range in {
		sum += v
	}
	fmt.Println(sum)
	var gen func(c chan<- int)
	gen = func(c chan<- int) {
		for i := 2; ; i++ {
			c <- i
		}
	}
	c := make(chan int)
	go gen(c)
	for range 10 {
		p := <-c
		fmt.Print(p, " ")
		next := make(chan int)
		go func(in <-chan int, out chan<- int) {
			for v := range in {
				if v%p != 0 {
					out <- v
				}
			}
		}(c, next)
		c = next
	}
	fmt.Println()
}
