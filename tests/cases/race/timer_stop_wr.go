package main

import "time"

var x int
var sink int

func main() {
	t := time.AfterFunc(time.Millisecond, func() {
		x = 1
	})
	time.Sleep(5 * time.Millisecond)
	t.Stop()
	sink = x
}
