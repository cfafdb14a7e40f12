// record: GOMAXPROCS=1
// record: go1.23

// A barrier of four over three rounds.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	waiting, round := 0, 0
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for r := range 3 {
				mu.Lock()
				say(g, " reaches ", r)
				waiting++
				if waiting == 4 {
					waiting = 0
					round++
					cond.Broadcast()
				} else {
					for at := round; at == round; {
						cond.Wait()
					}
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
