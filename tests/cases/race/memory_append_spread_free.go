package main

import "time"

var s, t = make([]int, 2), []int{}

func main() {
	go func() {
		s[1] = 1
	}()
	time.Sleep(10 * time.Millisecond)
	t = append(t, s...)
}
