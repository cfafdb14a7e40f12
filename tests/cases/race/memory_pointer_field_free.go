package main

import "time"

type T struct{ a, b int }
var p = new(T)
var sink int

func main() {
	go func() {
		p.a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = p.a
}
