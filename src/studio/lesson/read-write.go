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
		defer func() { fmt.Println("reader:", recover()) }()
		for i := 0; i < 3; i++ {
			_ = m[i]
		}
	}()
	go func() { // writer
		defer wg.Done()
		defer func() { fmt.Println("writer:", recover()) }()
		for i := 0; i < 3; i++ {
			m[i] = i
		}
	}()

	wg.Wait()
	fmt.Printf("finished, %d entries\n", len(m))
}
