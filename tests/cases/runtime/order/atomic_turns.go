// record: GOMAXPROCS=1
// record: go1.23

// Spinning with Gosched until it is one's turn.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var turn atomic.Int32
	var wg sync.WaitGroup
	for g := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 3 {
				for int(turn.Load())%3 != g {
					runtime.Gosched()
				}
				say(g, " ", i)
				turn.Add(1)
			}
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
