package main

import (
	"fmt"
)

func main() {
	s := "a"
	d := make(chan bool)
	go func() { s = "bcd"; d <- true }()
	y := s
	<-d
	fmt.Println(len(y))
}
