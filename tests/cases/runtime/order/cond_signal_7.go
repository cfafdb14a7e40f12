// record: GOMAXPROCS=1
// record: go1.23

// Seven waiters woken one at a time.
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
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	ready := 0
	for g := range 7 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for ready == 0 {
				say(g, " waits")
				cond.Wait()
				say(g, " woken")
			}
			ready--
			mu.Unlock()
		}()
	}
	runtime.Gosched()
	for i := range 7 {
		mu.Lock()
		ready++
		cond.Signal()
		say("told ", i)
		mu.Unlock()
		runtime.Gosched()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
