package main

import "sync"

var wg sync.WaitGroup

func main() {
	done := make(chan bool)
	go func() {
		wg = sync.WaitGroup{}
		done <- true
	}()
	<-done
	wg.Add(1)
}
