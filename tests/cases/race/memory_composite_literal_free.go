package main

import "time"

type T struct{ a, b int }
var x int
var t T

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	t = T{x, 2}
}
