// record: GOMAXPROCS=1
// record: go1.23

// A wait group used for two rounds.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var order []string
	var wg sync.WaitGroup
	for round := range 2 {
		for i := range 3 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				order = append(order, fmt.Sprint(round, i))
			}()
		}
		wg.Wait()
		order = append(order, "|")
	}
	fmt.Println(order)
}
