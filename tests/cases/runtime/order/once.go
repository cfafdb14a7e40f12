// record: GOMAXPROCS=1
// record: go1.23

// Others wait while the first Do runs.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var once sync.Once
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() {
				order = append(order, fmt.Sprint("do ", i))
				runtime.Gosched()
				order = append(order, fmt.Sprint("done ", i))
			})
			order = append(order, fmt.Sprint("after ", i))
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
