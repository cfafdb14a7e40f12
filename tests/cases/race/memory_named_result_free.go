package main

import "time"

var x int
var sink int

func f() (r int) {
	r = x
	return
}

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = f()
}
