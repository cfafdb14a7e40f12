package main

import "sync"

var x int

func main() {
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i == 0 {
				x = 1
			}
		}()
	}
	wg.Wait()
	x = 2
}
