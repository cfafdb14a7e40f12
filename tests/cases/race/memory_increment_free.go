package main

import "time"

var x int

func main() {
	go func() {
		x++
	}()
	time.Sleep(10 * time.Millisecond)
	x++
}
