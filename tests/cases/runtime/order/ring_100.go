// record: GOMAXPROCS=1
// record: go1.23

// A token around a ring of a hundred goroutines.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	first := make(chan int)
	left := first
	for i := range 100 {
		right := make(chan int)
		go func(left, right chan int) {
			for v := range left {
				say(i, " passes ", v)
				right <- v + 1
			}
			close(right)
		}(left, right)
		left = right
	}
	go func() {
		first <- 1
		first <- 1000
		close(first)
	}()
	for v := range left {
		say("out ", v)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
