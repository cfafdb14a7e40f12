package main

import (
	"fmt"
	"sync"
)

type cache struct {
	mu sync.RWMutex
	m  map[string]int
}

func (c *cache) get(key string) (int, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.m[key]
	return v, ok
}

func (c *cache) set(key string, v int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[key] = v
}

func main() {
	c := &cache{m: map[string]int{"a": 1}}
	var wg sync.WaitGroup

	wg.Add(3)
	for range 2 {
		go func() { // readers share the lock
			defer wg.Done()
			c.get("a")
		}()
	}
	go func() { // a writer has it alone
		defer wg.Done()
		c.set("b", 2)
	}()

	wg.Wait()
	fmt.Println(c.get("b"))
}
