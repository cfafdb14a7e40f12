package main

import (
	"fmt"
)

func main() {
	m := map[int]int{1: 1}
	d := make(chan bool)
	go func() { m[2] = 1; d <- true }()
	fmt.Println(len(m))
	<-d
}
