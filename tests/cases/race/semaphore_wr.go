package main

import "sync"

var x int
var sink int

var sem = make(chan int, 1)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		sem <- 1
		x = 1
		<-sem
	}()
	sem <- 1
	sink = x
	<-sem
	wg.Wait()
}
