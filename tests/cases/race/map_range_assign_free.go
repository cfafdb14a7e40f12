package main

import "time"

var m = map[int]int{1: 1, 2: 2}

func main() {
	it := make(chan bool)
	go func() {
		for range m {
			it <- true
			time.Sleep(20 * time.Millisecond)
		}
	}()
	<-it
	m[5] = 1
	time.Sleep(60 * time.Millisecond)
}
