// record: GOMAXPROCS=1
// record: go1.23

// Three hundred starts overflow the local queue: the last runs first, then the queue's younger half in order, and the
// older half, moved to the global queue, after it. (Which of the global queue comes early at each 61st pick depends on
// what the runtime itself has run before.)
package main

import (
	"fmt"
	"slices"
	"sync"
)

func main() {
	var order []int
	var wg sync.WaitGroup
	for i := range 300 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			order = append(order, i)
		}()
	}
	wg.Wait()
	between := func(from, to int) []int {
		var list []int
		for _, i := range order {
			if from <= i && i < to {
				list = append(list, i)
			}
		}
		return list
	}
	fmt.Println(len(order), order[0])
	fmt.Println(slices.IsSorted(between(130, 254)), slices.IsSorted(between(257, 299)), slices.IsSorted(between(0, 126)))
	fmt.Println(slices.Index(order, 298) < slices.Index(order, 20), slices.Index(order, 140) < slices.Index(order, 270))
}
