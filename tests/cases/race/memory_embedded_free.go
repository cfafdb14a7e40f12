package main

import "time"

type In struct{ a, b int }
type T struct {
	In
	c int
}
var t T
var sink int

func main() {
	go func() {
		t.a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = t.c
}
