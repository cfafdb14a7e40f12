package main

import "time"

var m = map[string]int{"a": 1}
var sink int

func main() {
	go func() {
		m["a"]++
	}()
	time.Sleep(10 * time.Millisecond)
	sink = m["a"]
}
