// Cond: a bounded buffer with two conditions.
package main

import (
	"fmt"
	"sync"
)

type buffer struct {
	mu                sync.Mutex
	notFull, notEmpty *sync.Cond
	items             []int
	size              int
}

func newBuffer(size int) *buffer {
	b := &buffer{size: size}
	b.notFull, b.notEmpty = sync.NewCond(&b.mu), sync.NewCond(&b.mu)
	return b
}

func (b *buffer) put(x int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == b.size {
		b.notFull.Wait()
	}
	b.items = append(b.items, x)
	b.notEmpty.Signal()
}

func (b *buffer) get() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == 0 {
		b.notEmpty.Wait()
	}
	x := b.items[0]
	b.items = b.items[1:]
	b.notFull.Signal()
	return x
}

func main() {
	b := newBuffer(2)
	go func() {
		for i := range 10 {
			b.put(i)
		}
	}()
	for range 10 {
		fmt.Print(b.get(), " ")
	}
	fmt.Println()
}
