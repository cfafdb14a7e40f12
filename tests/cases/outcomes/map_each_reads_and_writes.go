package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{3: 0}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); m[1] = 1; _ = m[2] }()
	go func() { defer wg.Done(); m[2] = 2; _ = m[1] }()
	wg.Wait()
	fmt.Println(len(m), m[1], m[2])
}
