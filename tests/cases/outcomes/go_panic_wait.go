package main

import (
	"fmt"
)

func main() {
	done := make(chan bool)
	go func() { defer close(done); panic("x") }()
	<-done
	fmt.Println("after")
}
