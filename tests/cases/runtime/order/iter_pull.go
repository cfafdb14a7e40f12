// record: GOMAXPROCS=1
// record: go1.23

// iter.Pull switches without the scheduler's queues.
package main

import (
	"fmt"
	"iter"
	"runtime"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	seq := func(yield func(int) bool) {
		for i := range 4 {
			say("yields ", i)
			if !yield(i) {
				return
			}
		}
	}
	next, stop := iter.Pull(seq)
	defer stop()
	go say("other")
	for {
		v, ok := next()
		if !ok {
			break
		}
		say("got ", v)
	}
	runtime.Gosched()
	for _, line := range out {
		fmt.Println(line)
	}
}
