package main

import "time"

var i any = 1
var sink int

func main() {
	go func() {
		i = "s"
	}()
	time.Sleep(10 * time.Millisecond)
	switch i.(type) {
	case int:
		sink = 1
	default:
		sink = 2
	}
}
