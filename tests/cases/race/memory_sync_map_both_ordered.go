package main

import "sync"

var m sync.Map

func main() {
	done := make(chan bool)
	go func() {
		m.Store(1, 2)
		done <- true
	}()
	<-done
	m.Load(1)
}
