// WaitGroup: Goexit still runs the deferred Done.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("deferred")
		runtime.Goexit()
	})
	wg.Wait()
	fmt.Println("done")
}
