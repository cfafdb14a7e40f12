package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	for i := range 2 {
		go func() { wg.Wait(); fmt.Println(i) }()
	}
	wg.Done()
	wg.Wait()
}
