package main

import "time"

var m = map[[3]int]int{{1}: 1}

func main() {
	go func() { delete(m, [3]int{1}) }()
	time.Sleep(10 * time.Millisecond)
	_, ok := m[[3]int{1}]
	println(ok)
}
