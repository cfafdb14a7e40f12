package main

import (
	"fmt"
)

func main() {
	var a, b int
	d := make(chan bool)
	go func() { a = 1; b = 2; d <- true }()
	x, y := b, a
	<-d
	fmt.Println(x, y)
}
