package main

import "time"

func one() {}

var f = one

func main() {
	go func() {
		f = nil
	}()
	time.Sleep(10 * time.Millisecond)
	g := f
	_ = g
}
