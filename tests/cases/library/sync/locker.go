package main

import (
	"fmt"
	"sync"
)

// lock counts; every Locker is locked and unlocked in the same way.
type counted struct {
	sync.Locker
	locks int
}

func (c *counted) Lock() {
	c.Locker.Lock()
	c.locks++
}

func with(l sync.Locker, f func()) {
	l.Lock()
	defer l.Unlock()
	f()
}

func main() {
	var mu sync.Mutex
	var rw sync.RWMutex
	n := 0
	for _, l := range []sync.Locker{&mu, &rw, rw.RLocker(), &counted{Locker: &mu}} {
		with(l, func() { n++ })
		fmt.Printf("%T %d\n", l, n)
	}
	c := &counted{Locker: new(sync.Mutex)}
	cond := sync.NewCond(c)
	ready := false
	go with(c, func() { ready = true; cond.Broadcast() })
	with(c, func() {
		for !ready {
			cond.Wait()
		}
	})
	fmt.Println(ready, mu.TryLock(), rw.TryLock())
	var none sync.Locker
	defer func() { fmt.Println(recover()) }()
	none.Lock()
}
