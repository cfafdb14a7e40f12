package main

import "time"

var s = make([]int, 4)
var p *int

func main() {
	go func() {
		s[1] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	p = &s[1]
}
