// atomic.Value: configuration swapped while read.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	type config struct{ version, timeout int }
	var current atomic.Value
	current.Store(config{1, 10})
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() {
			for range 20 {
				c := current.Load().(config)
				if c.timeout != c.version*10 {
					fmt.Println("torn", c)
				}
			}
		})
	}
	for v := 2; v < 10; v++ {
		current.Store(config{v, v * 10})
	}
	wg.Wait()
	fmt.Println(current.Load())
}
