package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	done := make(chan bool)
	wg.Add(1)
	for range 2 {
		go func() {
			wg.Wait()
			done <- true
		}()
	}
	time.Sleep(2 * time.Millisecond)
	wg.Done()
	<-done
	<-done
}
