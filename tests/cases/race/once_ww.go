package main

import "sync"

var x int
var sink int

var once sync.Once

func main() {
	done := make(chan bool)
	go func() {
		once.Do(func() {
			x = 1
		})
		done <- true
	}()
	once.Do(func() {})
	<-done
	x = 2
}
