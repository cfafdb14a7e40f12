// Once: one of many runs it, all wait for it.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	value := 0
	for range 10 {
		wg.Go(func() {
			once.Do(func() {
				time.Sleep(time.Millisecond)
				value = 42
				fmt.Println("init")
			})
			if value != 42 {
				fmt.Println("too early")
			}
		})
	}
	wg.Wait()
	fmt.Println(value)
}
