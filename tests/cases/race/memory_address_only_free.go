package main

import "time"

var x int
var p *int

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	p = &x
}
