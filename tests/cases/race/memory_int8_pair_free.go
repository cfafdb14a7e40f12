package main

import "time"

var p struct{ a, b int8 }
var sink int8

func main() {
	go func() {
		p.a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = p.b
}
