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
	c := make(chan int)
	for i := range 5 {
		all.Add(1)
		go func() {
			defer all.Done()
			fmt.Print("g", i, "=", <-c, " ")
		}()
		runtime.Gosched()
	}
	for i := range 5 {
		c <- i
	}
	all.Wait()
	fmt.Println()
}
