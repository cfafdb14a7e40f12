package main

import (
	"fmt"
	"sync"
)

func main() {
	balance := 1
	var mu sync.Mutex
	get := func() int { mu.Lock(); defer mu.Unlock(); return balance }
	take := func() { mu.Lock(); balance--; mu.Unlock() }
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if get() > 0 {
				take()
			}
		}()
	}
	wg.Wait()
	fmt.Println(balance)
}
