package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg, wg2 sync.WaitGroup
	wg.Add(2)
	wg2.Add(2)
	s := make(chan string, 4)
	for _, n := range []string{"a", "b"} {
		go func() { s <- n; wg.Done(); wg.Wait(); s <- n; wg2.Done() }()
	}
	wg2.Wait()
	fmt.Println(<-s, <-s, <-s, <-s)
}
