// record: GOMAXPROCS=1
// record: go1.23

// Eight philosophers with ordered forks.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	forks := make([]sync.Mutex, 8)
	var wg sync.WaitGroup
	for p := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a, b := p, (p+1)%8
			if a > b {
				a, b = b, a
			}
			for range 2 {
				forks[a].Lock()
				runtime.Gosched()
				forks[b].Lock()
				say(p, " eats")
				forks[b].Unlock()
				forks[a].Unlock()
			}
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
