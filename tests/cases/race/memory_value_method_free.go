package main

import "time"

type T struct{ a, b int }

func (t T) get() int { return t.b }

var t T
var sink int

func main() {
	go func() {
		t.a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = t.get()
}
