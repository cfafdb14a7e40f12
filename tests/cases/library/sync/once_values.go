package main

import (
	"errors"
	"fmt"
	"sync"
)

// OnceValues gives everyone both results of the one call.
func main() {
	calls := 0
	load := sync.OnceValues(func() (map[string]int, error) {
		calls++
		return map[string]int{"a": 1}, errors.New("partial")
	})
	var wg sync.WaitGroup
	var mu sync.Mutex
	seen := 0
	for range 5 {
		wg.Go(func() {
			m, err := load()
			mu.Lock()
			defer mu.Unlock()
			if m["a"] == 1 && err.Error() == "partial" {
				seen++
			}
		})
	}
	wg.Wait()
	fmt.Println(calls, seen)
	bad := sync.OnceValues(func() (int, string) { panic("broken") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
}
