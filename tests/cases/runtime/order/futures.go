// record: GOMAXPROCS=1
// record: go1.23

// Futures awaited in order, though the last one runs first.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	type future struct {
		done chan struct{}
		v    int
	}
	start := func(n int) *future {
		f := &future{done: make(chan struct{})}
		go func() {
			say("runs ", n)
			f.v = n * n
			close(f.done)
		}()
		return f
	}
	var list []*future
	for n := range 5 {
		list = append(list, start(n))
	}
	for _, f := range list {
		<-f.done
		say(f.v)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
