// atomic: a spin lock with Gosched.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type spin struct{ v atomic.Bool }

func (s *spin) Lock() {
	for !s.v.CompareAndSwap(false, true) {
		runtime.Gosched()
	}
}
func (s *spin) Unlock() { s.v.Store(false) }

func main() {
	var s spin
	var wg sync.WaitGroup
	n := 0
	for range 8 {
		wg.Go(func() {
			for range 10 {
				s.Lock()
				n++
				s.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(n)
}
