// WaitGroup: used again after Wait.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for round := range 3 {
		total := make([]int, 4)
		for i := range total {
			wg.Go(func() { total[i] = round + i })
		}
		wg.Wait()
		fmt.Println(total)
	}
	wg.Wait()
}
