// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var all sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := range 4 {
				fmt.Print(name, i, " ")
				runtime.Gosched()
			}
		}()
	}
	all.Wait()
	fmt.Println()
}
