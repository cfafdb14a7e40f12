package main

import "time"

var m = map[string]string{"a": "b"}
var sink string

func main() {
	go func() {
		m["b"] = "c"
	}()
	time.Sleep(10 * time.Millisecond)
	sink = m["a"]
}
