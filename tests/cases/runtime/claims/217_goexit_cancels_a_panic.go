// claim: T17: Goexit in a deferred call cancels a panic; recover cannot cancel a Goexit
// record: go1.23

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("after Goexit:", recover()) }()
		defer runtime.Goexit()
		panic("cancelled")
	}()
	wg.Add(-1)
	wg.Wait()
	wg.Add(1)
	go func() {
		defer wg.Done()
		func() {
			defer func() { fmt.Println("recover in a Goexit:", recover()) }()
			runtime.Goexit()
		}()
		fmt.Println("not reached")
	}()
	wg.Wait()
	fmt.Println("end")
}
