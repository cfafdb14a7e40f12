package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	n := 0
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for n == 0 {
				c.Wait()
			}
			fmt.Println(i)
			mu.Unlock()
		}()
	}
	mu.Lock()
	n = 1
	mu.Unlock()
	c.Broadcast()
	wg.Wait()
}
