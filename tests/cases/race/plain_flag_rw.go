package main

import "time"

var x int
var sink int

var flag bool

func main() {
	go func() {
		sink = x
		flag = true
	}()
	time.Sleep(10 * time.Millisecond)
	if flag {
		x = 1
	}
}
