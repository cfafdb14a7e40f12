package main

import "time"

var i any = 1
var sink int

func main() {
	go func() {
		i = 2
	}()
	time.Sleep(10 * time.Millisecond)
	sink, _ = i.(int)
}
