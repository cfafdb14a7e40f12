package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	done := make(chan bool)
	go func() {
		wg.Add(1)
		time.Sleep(5 * time.Millisecond)
		wg.Done()
		done <- true
	}()
	time.Sleep(2 * time.Millisecond)
	wg.Wait()
	<-done
}
