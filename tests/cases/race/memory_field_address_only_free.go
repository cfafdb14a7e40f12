package main

import "time"

type T struct{ a, b int }
var t T
var p *int

func main() {
	go func() {
		t.a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	p = &t.a
}
