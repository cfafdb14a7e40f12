// record: GOMAXPROCS=1
// record: go1.23

// Eight waiters for a mutex, and four rounds each.
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
	mu.Lock()
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 4 {
				mu.Lock()
				say(g, " has it ", i)
				mu.Unlock()
			}
		}()
	}
	runtime.Gosched()
	say("main unlocks")
	mu.Unlock()
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
