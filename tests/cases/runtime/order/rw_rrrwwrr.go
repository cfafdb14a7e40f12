// record: GOMAXPROCS=1
// record: go1.23

// Readers and writers queued on an RWMutex held for writing.
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
	mu.Lock()
	for i, kind := range "rrrwwrr" {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if kind == 'r' {
				mu.RLock()
				say("r", i, " in")
				runtime.Gosched()
				say("r", i, " out")
				mu.RUnlock()
			} else {
				mu.Lock()
				say("w", i, " in")
				runtime.Gosched()
				say("w", i, " out")
				mu.Unlock()
			}
		}()
		runtime.Gosched()
	}
	mu.Unlock()
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
