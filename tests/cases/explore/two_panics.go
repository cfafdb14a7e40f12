// expect: panic panic: 4
// Two goroutines panic: either may be the one that ends the program, the second before the first was heard of.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		panic(3)
	}()
	go func() {
		defer wg.Done()
		panic(4)
	}()
	wg.Wait()
	fmt.Println("end")
}
