// errgroup: SetLimit and TryGo.
// record: by hand
package main

import (
	"fmt"
	"golang.org/x/sync/errgroup"
	"sync/atomic"
	"time"
)

func main() {
	var g errgroup.Group
	g.SetLimit(2)
	var running, most atomic.Int32
	for range 6 {
		g.Go(func() error {
			n := running.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(time.Millisecond)
			running.Add(-1)
			return nil
		})
	}
	fmt.Println(g.Wait(), most.Load())
	stop := make(chan bool)
	for range 3 {
		fmt.Println(g.TryGo(func() error { <-stop; return nil }))
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		g.SetLimit(5)
	}()
	close(stop)
	fmt.Println(g.Wait())
}
