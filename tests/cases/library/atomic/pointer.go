// atomic: Pointer and a copy-on-write list.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type node struct {
	v    int
	next *node
}

func main() {
	var head atomic.Pointer[node]
	fmt.Println(head.Load() == nil)
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			n := &node{v: i}
			for {
				n.next = head.Load()
				if head.CompareAndSwap(n.next, n) {
					return
				}
			}
		})
	}
	wg.Wait()
	sum, count := 0, 0
	for n := head.Load(); n != nil; n = n.next {
		sum += n.v
		count++
	}
	fmt.Println(sum, count)
	old := head.Swap(nil)
	fmt.Println(old != nil, head.Load())
}
