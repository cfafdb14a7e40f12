// expect: clean
// A plain stop flag: the fixed twin.
package main

import "sync/atomic"

func main() {
	var stop atomic.Bool
	done := make(chan bool)
	go func() {
		if stop.Load() {
			println("stopped")
		}
		close(done)
	}()
	stop.Store(true)
	<-done
}
