package main

import "time"

var i any
var sink bool

func main() {
	go func() {
		i = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = i == nil
}
