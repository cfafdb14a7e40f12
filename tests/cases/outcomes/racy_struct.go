package main

import (
	"fmt"
)

func main() {
	type t struct{ a, b int }
	var x t
	d := make(chan bool)
	go func() { x = t{1, 1}; d <- true }()
	y := x
	<-d
	fmt.Println(y)
}
