package main

import "time"

var s = make([]int, 2, 4)
var t, u []int

func main() {
	go func() {
		t = append(s, 1)
	}()
	time.Sleep(10 * time.Millisecond)
	u = append(s, 2)
}
