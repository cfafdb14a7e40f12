package main

import "time"

var b bool
var sink bool

func main() {
	go func() {
		b = true
	}()
	time.Sleep(10 * time.Millisecond)
	sink = b
}
