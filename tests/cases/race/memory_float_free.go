package main

import "time"

var f float64
var sink float64

func main() {
	go func() {
		f = 1.5
	}()
	time.Sleep(10 * time.Millisecond)
	sink = f
}
