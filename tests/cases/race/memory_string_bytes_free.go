package main

import "time"

var b = []byte("abc")
var sink string

func main() {
	go func() {
		b[0] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = string(b[1:])
}
