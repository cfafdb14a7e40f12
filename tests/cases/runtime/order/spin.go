// record: GOMAXPROCS=1
// record: go1.23

// A goroutine that spins on an atomic and yields.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	var ready atomic.Bool
	spins := 0
	done := make(chan bool)
	go func() {
		for !ready.Load() {
			spins++
			runtime.Gosched()
		}
		close(done)
	}()
	for range 5 {
		runtime.Gosched()
	}
	ready.Store(true)
	<-done
	fmt.Println(spins)
}
