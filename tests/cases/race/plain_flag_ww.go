package main

import "time"

var x int
var sink int

var flag bool

func main() {
	go func() {
		x = 1
		flag = true
	}()
	time.Sleep(10 * time.Millisecond)
	if flag {
		x = 2
	}
}
