package main

import "sync"

var once sync.Once

func main() {
	done := make(chan bool)
	go func() {
		once = sync.Once{}
		done <- true
	}()
	<-done
	once.Do(func() {})
}
