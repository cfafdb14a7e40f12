// record: go1.23

package main

import (
	"sync"
)

func both(f, g func()) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for range 20000 {
			f()
		}
	}()
	go func() {
		defer wg.Done()
		for range 20000 {
			g()
		}
	}()
	wg.Wait()
}

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	both(func() { _ = m[1] }, func() { _ = m[2] })
	both(func() { for range m { } }, func() { _ = m[2] })
	both(func() { for range m { } }, func() { for range m { } })
	both(func() { _ = len(m) }, func() { m[1]++ })
	var n map[int]int
	both(func() { _ = n[1] }, func() { delete(n, 1) })
	e := map[int]int{}
	both(func() { _ = e[1] }, func() { delete(e, 1) })
	both(func() { clear(e) }, func() { _ = e[1] })
	for k := range m {
		m[k] = k * 10
		m[k+100] = k
		delete(m, k)
	}
	println(len(m) >= 3)
}
