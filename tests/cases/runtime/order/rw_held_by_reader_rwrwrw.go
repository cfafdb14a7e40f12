// record: GOMAXPROCS=1
// record: go1.23

// A waiting writer stops new readers.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	mu.RLock()
	for i, kind := range "rwrwrw" {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if kind == 'r' {
				mu.RLock()
				say("r", i, " in")
				mu.RUnlock()
			} else {
				mu.Lock()
				say("w", i, " in")
				mu.Unlock()
			}
		}()
	}
	runtime.Gosched()
	say("main lets go")
	mu.RUnlock()
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
