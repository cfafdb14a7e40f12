package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup

	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("recovered:", r)
			}
		}()
		m[1] = 1
		panic("boom")
	}()

	wg.Wait()
	fmt.Printf("finished with %d entries\n", len(m))
}
