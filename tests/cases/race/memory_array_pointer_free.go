package main

import "time"

var a = new([4]int)
var sink int

func main() {
	go func() {
		a[1] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = a[1]
}
