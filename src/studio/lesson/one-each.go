package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[string]int{"k": 1}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		m["k"] = 2
	}()
	go func() {
		defer wg.Done()
		v := m["k"]
		fmt.Println(v)
	}()
	wg.Wait()
}
