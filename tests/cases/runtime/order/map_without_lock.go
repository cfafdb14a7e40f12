// record: GOMAXPROCS=1
// record: go1.23

// Map writes without a lock cannot meet on one P.
package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := range 20 {
				m[k] += i
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m), m[0], m[19])
}
