package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup

	for i := range 3 {
		go func() {
			wg.Add(1) // too late: Wait may have looked already
			defer wg.Done()
			m[i] = i
		}()
	}

	wg.Wait()
	fmt.Println(len(m), "entries")
}
