package main

import "sync"

var x int
var sink int

func main() {
	var wg sync.WaitGroup
	errs := make(chan error, 2)
	for i := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if i == 1 {
				sink = x
			}
			errs <- nil
		}()
	}
	go func() {
		wg.Wait()
		close(errs)
	}()
	for range errs {
	}
	x = 1
}
