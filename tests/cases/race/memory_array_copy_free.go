package main

import "time"

var a, b [4]int

func main() {
	go func() {
		a[2] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	b = a
}
