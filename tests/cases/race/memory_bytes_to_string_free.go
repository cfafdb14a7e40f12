package main

import "time"

var b = make([]byte, 8)
var sink string

func main() {
	go func() {
		b[1] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = string(b)
}
