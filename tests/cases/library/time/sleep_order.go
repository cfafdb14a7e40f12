// time: sleepers wake in the order of their times.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	start := time.Now()
	for _, ms := range []int{50, 10, 30, 20, 40} {
		wg.Go(func() {
			time.Sleep(time.Duration(ms) * time.Millisecond)
			fmt.Println(ms)
		})
	}
	wg.Wait()
	fmt.Println(time.Since(start) >= 50*time.Millisecond)
}
