// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for round := range 3 {
		for range 4 {
			wg.Add(1)
			go func() { wg.Done() }()
		}
		wg.Wait()
		fmt.Println("round", round)
	}
	wg.Add(2)
	wg.Add(-2)
	wg.Wait()
	defer func() { fmt.Println(recover()) }()
	wg.Add(-1)
}
