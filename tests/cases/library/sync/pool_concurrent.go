package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type job struct {
	n    int
	busy atomic.Bool
}

// No item is with two goroutines at once.
func main() {
	var made atomic.Int32
	p := sync.Pool{New: func() any { made.Add(1); return new(job) }}
	var wg sync.WaitGroup
	var sum, shared atomic.Int64
	for i := range 8 {
		wg.Go(func() {
			for k := range 20 {
				j := p.Get().(*job)
				if !j.busy.CompareAndSwap(false, true) {
					shared.Add(1)
				}
				j.n = i * k
				sum.Add(int64(j.n))
				j.busy.Store(false)
				p.Put(j)
			}
		})
	}
	wg.Wait()
	fmt.Println(sum.Load(), shared.Load(), made.Load() >= 1, made.Load() <= 160)
}
