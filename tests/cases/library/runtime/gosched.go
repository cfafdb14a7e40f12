// runtime: two take turns with Gosched.
// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		wg.Go(func() {
			for i := range 3 {
				fmt.Println(name, i)
				runtime.Gosched()
			}
		})
	}
	wg.Wait()
}
