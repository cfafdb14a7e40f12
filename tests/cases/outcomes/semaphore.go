package main

import (
	"fmt"
	"sync"
)

func main() {
	sem := make(chan bool, 1)
	n := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); sem <- true; n++; fmt.Println(n); <-sem }()
	}
	wg.Wait()
}
