package main

import "time"

var p = map[*int]int{}

func main() {
	go func() { p[nil] = 1 }()
	time.Sleep(10 * time.Millisecond)
	_, ok := p[nil]
	println(ok)
}
