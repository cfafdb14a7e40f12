// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg, all sync.WaitGroup
	wg.Add(1)
	for i := range 5 {
		all.Add(1)
		go func() {
			defer all.Done()
			wg.Wait()
			fmt.Print(i, " ")
		}()
		runtime.Gosched()
	}
	wg.Done()
	all.Wait()
	fmt.Println()
}
