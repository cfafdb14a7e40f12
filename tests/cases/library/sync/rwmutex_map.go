// RWMutex: a map guarded for many readers and few writers.
package main

import (
	"fmt"
	"sync"
)

type store struct {
	mu sync.RWMutex
	m  map[string]int
}

func (s *store) get(k string) (int, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.m[k]
	return v, ok
}

func (s *store) inc(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[k]++
}

func main() {
	s := &store{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() { s.inc(fmt.Sprint("k", i%3)) })
		wg.Go(func() { s.get("k1") })
	}
	wg.Wait()
	fmt.Println(s.m)
	fmt.Println(s.get("k1"))
	fmt.Println(s.get("none"))
}
