package main

import "time"

var x int

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	_ = x
}
