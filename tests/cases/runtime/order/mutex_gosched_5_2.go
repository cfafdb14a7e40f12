// record: GOMAXPROCS=1
// record: go1.23

// Goroutines that yield while they hold the mutex.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for g := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 2 {
				mu.Lock()
				say(g, " in ", i)
				runtime.Gosched()
				mu.Unlock()
				say(g, " out ", i)
			}
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
