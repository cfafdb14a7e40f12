package main

import "time"

var m = map[int32]int{1: 1}

func main() {
	go func() { m[1] = 2 }()
	time.Sleep(10 * time.Millisecond)
	println(m[1])
}
