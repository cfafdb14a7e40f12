package main

import "time"

var m = map[string]int{"a": 1}
var sink bool

func main() {
	go func() {
		m["b"] = 2
	}()
	time.Sleep(10 * time.Millisecond)
	_, sink = m["a"]
}
