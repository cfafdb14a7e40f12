package main

import "time"

type T struct{ a, b int }
var t, u T
var sink bool

func main() {
	go func() {
		t.b = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = t == u
}
