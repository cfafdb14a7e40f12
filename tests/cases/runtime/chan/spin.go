// record: go1.23

package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

func main() {
	var stop atomic.Bool
	time.AfterFunc(3*time.Millisecond, func() { stop.Store(true) })
	n := 0
	for !stop.Load() {
		n++
	}
	fmt.Println("stopped", n > 0)
	t := time.After(2 * time.Millisecond)
	for done := false; !done; {
		select {
		case <-t:
			done = true
		default:
		}
	}
	start := time.Now()
	for time.Since(start) < 2*time.Millisecond {
	}
	fmt.Println("done")
}
