package main

import "time"

var r = []rune{65, 66}

func main() {
	go func() { r[0] = 67 }()
	time.Sleep(10 * time.Millisecond)
	println(string(r))
}
