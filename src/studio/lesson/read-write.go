package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup

	wg.Add(2)
	go func() { // reader
		defer wg.Done()
		for i := 0; i < 3; i++ {
			_ = m[i]
		}
		fmt.Println("reader done")
	}()
	go func() { // writer
		defer wg.Done()
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("recovered:", r)
			}
		}()
		for i := 0; i < 3; i++ {
			m[i] = i
		}
		fmt.Println("writer done")
	}()

	wg.Wait()
	fmt.Printf("finished with %d entries\n", len(m))
}
