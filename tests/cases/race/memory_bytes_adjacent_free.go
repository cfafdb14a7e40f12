package main

import "time"

var b [8]byte
var sink byte

func main() {
	go func() {
		b[0] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = b[1]
}
