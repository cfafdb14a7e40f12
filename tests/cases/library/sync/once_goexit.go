// Once: Goexit inside counts as done.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("left")
		once.Do(func() { runtime.Goexit() })
		fmt.Println("not reached")
	})
	wg.Wait()
	once.Do(func() { fmt.Println("not called") })
	fmt.Println("end")
}
