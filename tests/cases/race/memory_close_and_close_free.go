package main

import "time"

var c = make(chan int, 2)

func main() {
	go func() {
		func() {
			defer func() { recover() }()
			close(c)
		}()
	}()
	time.Sleep(10 * time.Millisecond)
	func() {
		defer func() { recover() }()
		close(c)
	}()
}
