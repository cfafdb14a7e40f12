package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var mu sync.Mutex
	var wg sync.WaitGroup

	wg.Add(2)
	go func() { // reader
		defer wg.Done()
		for i := 0; i < 3; i++ {
			mu.Lock()
			_ = m[i]
			mu.Unlock()
		}
	}()
	go func() { // writer
		defer wg.Done()
		for i := 0; i < 3; i++ {
			mu.Lock()
			m[i] = i
			mu.Unlock()
		}
	}()

	wg.Wait()
	fmt.Printf("finished with %d entries\n", len(m))
}
