package main

import "time"

func one() {}
func two() {}

var f = one

func main() {
	go func() {
		f = two
	}()
	time.Sleep(10 * time.Millisecond)
	f()
}
