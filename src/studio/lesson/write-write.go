package main

import (
	"fmt"
	"sync"
)

func main() {
	visits := map[string]int{"home": 1}
	var wg sync.WaitGroup
	for _, page := range []string{"home", "about"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			visits[page]++ // mapassign, then an addition at the place it returns
		}()
	}
	wg.Wait()
	fmt.Println(visits["home"], visits["about"])
}
