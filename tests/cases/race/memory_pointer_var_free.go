package main

import "time"

var p = new(int)
var sink int

func main() {
	go func() {
		p = new(int)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = *p
}
