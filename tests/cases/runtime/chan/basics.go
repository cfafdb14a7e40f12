// record: go1.23

package main

import (
	"fmt"
)

func main() {
	c := make(chan int, 3)
	fmt.Println(len(c), cap(c))
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c))
	close(c)
	for v := range c {
		fmt.Println(v)
	}
	v, ok := <-c
	fmt.Println(v, ok)
	var nilc chan int
	fmt.Println(len(nilc), cap(nilc))
	select {
	case <-nilc:
	default:
		fmt.Println("default")
	}
	u := make(chan string)
	go func() {
		for _, s := range []string{"a", "b", "c"} {
			u <- s
		}
		close(u)
	}()
	for s := range u {
		fmt.Println(s)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { fmt.Println("sender:", recover()) }()
		b := make(chan int)
		go func() { close(b) }()
		b <- 1
	}()
	<-done
	type big struct{ a, b, c int; s string }
	bc := make(chan big, 1)
	bc <- big{1, 2, 3, "x"}
	fmt.Println(<-bc)
}
