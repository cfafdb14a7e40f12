package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var once sync.Once
	var err error
	for i := range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); e := fmt.Errorf("%d", i); once.Do(func() { err = e }) }()
	}
	wg.Wait()
	fmt.Println(err)
}
