package main

import "time"

var c complex128
var sink float64

func main() {
	go func() {
		c = 1i
	}()
	time.Sleep(10 * time.Millisecond)
	sink = real(c)
}
