package main

import (
	"fmt"
)

func main() {
	go func() { panic("x") }()
	fmt.Println("hi")
}
