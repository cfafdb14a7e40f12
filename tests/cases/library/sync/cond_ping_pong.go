// Cond: two take turns.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	turn := 0
	var wg sync.WaitGroup
	for me, name := range []string{"ping", "pong"} {
		wg.Go(func() {
			for range 3 {
				mu.Lock()
				for turn != me {
					cond.Wait()
				}
				fmt.Println(name)
				turn = 1 - turn
				mu.Unlock()
				cond.Broadcast()
			}
		})
	}
	wg.Wait()
}
