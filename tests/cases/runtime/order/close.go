// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	c := make(chan int)
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-c
			fmt.Print(i, " ")
		}()
		runtime.Gosched()
	}
	close(c)
	wg.Wait()
	fmt.Println()
}
