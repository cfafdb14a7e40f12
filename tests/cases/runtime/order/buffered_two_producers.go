// record: GOMAXPROCS=1
// record: go1.23

// Two producers on a channel with room for one.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var order []string
	c := make(chan string, 1)
	var wg sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 4 {
				c <- fmt.Sprint(name, i)
			}
		}()
	}
	go func() { wg.Wait(); close(c) }()
	for v := range c {
		order = append(order, v)
	}
	fmt.Println(order)
}
