package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	n := 0
	d := make(chan int, 2)
	for i := range 2 {
		go func() {
			mu.Lock()
			for n == 0 {
				c.Wait()
			}
			n--
			mu.Unlock()
			d <- i
		}()
	}
	mu.Lock()
	n = 1
	mu.Unlock()
	c.Signal()
	fmt.Println(<-d)
}
