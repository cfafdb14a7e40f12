// record: GOMAXPROCS=1
// record: go1.23

// A pipeline of ten unbuffered stages.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	in := make(chan int, 0)
	last := in
	for s := range 10 {
		from, to := last, make(chan int, 0)
		go func() {
			for v := range from {
				say("s", s, " ", v)
				to <- v + 1
			}
			close(to)
		}()
		last = to
	}
	go func() {
		for i := range 10 {
			in <- i * 10
		}
		close(in)
	}()
	for v := range last {
		say("end ", v)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
