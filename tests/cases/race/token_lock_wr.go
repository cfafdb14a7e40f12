package main

import "sync"

var x int
var sink int

var token = make(chan int, 1)

func main() {
	token <- 1
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		<-token
		x = 1
		token <- 1
	}()
	<-token
	sink = x
	token <- 1
	wg.Wait()
}
