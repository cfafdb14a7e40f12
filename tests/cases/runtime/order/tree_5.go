// record: GOMAXPROCS=1
// record: go1.23

// A tree of goroutines, sums sent upwards.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var walk func(depth, id int, done chan int)
	walk = func(depth, id int, done chan int) {
		if depth == 0 {
			say("leaf ", id)
			done <- 1
			return
		}
		c := make(chan int)
		go walk(depth-1, 2*id, c)
		go walk(depth-1, 2*id+1, c)
		sum := <-c + <-c
		say("node ", id, " ", sum)
		done <- sum
	}
	done := make(chan int, 1)
	walk(5, 1, done)
	say(<-done)
	for _, line := range out {
		fmt.Println(line)
	}
}
