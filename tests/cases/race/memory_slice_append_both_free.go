package main

import "time"

var s = make([]int, 0, 4)

func main() {
	go func() {
		s = append(s, 1)
	}()
	time.Sleep(10 * time.Millisecond)
	s = append(s, 2)
}
