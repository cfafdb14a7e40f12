package main

import "time"

var m = map[int32]int{1: 1}

func main() {
	go func() { delete(m, 1) }()
	time.Sleep(10 * time.Millisecond)
	_, ok := m[1]
	println(ok)
}
