package main

import "time"

type T struct{ a, b int }
var m = map[int]*T{1: {}}
var sink int

func main() {
	go func() {
		m[1].a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = m[1].b
}
