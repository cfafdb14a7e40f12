package main

import "time"

type In struct{ a, b int }
type T struct{ in In }
var t T
var sink In

func main() {
	go func() {
		t.in.b = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = t.in
}
