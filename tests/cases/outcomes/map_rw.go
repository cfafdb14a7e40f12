package main

import (
	"fmt"
)

func main() {
	m := map[int]int{}
	d := make(chan bool)
	go func() { m[1] = 1; d <- true }()
	fmt.Println(m[1])
	<-d
}
