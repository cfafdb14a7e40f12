// record: GOMAXPROCS=1
// record: go1.23

// More than 61 switches: the global queue is looked at and is empty.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			say("pong ", v)
			b <- v + 1
		}
		close(b)
	}()
	for i := range 70 {
		say("ping ", i)
		a <- i
		say("got ", <-b)
	}
	close(a)
	<-b
	for _, line := range out {
		fmt.Println(line)
	}
}
