package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 1}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		m[1] = 2
	}()
	go func() {
		defer wg.Done()
		v := m[1]
		fmt.Println(v)
	}()
	wg.Wait()
}
