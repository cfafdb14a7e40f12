// record: GOMAXPROCS=1
// record: go1.23

// A barrier of a condition: three rounds.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 3
	var order []string
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	arrived, round := 0, 0
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				mu.Lock()
				order = append(order, fmt.Sprint(i, "@", round))
				mine := round
				if arrived++; arrived == n {
					arrived = 0
					round++
					cond.Broadcast()
				}
				for round == mine {
					cond.Wait()
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
