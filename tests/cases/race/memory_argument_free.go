package main

import "time"

//go:noinline
func use(int) {}

var x int

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	use(x)
}
