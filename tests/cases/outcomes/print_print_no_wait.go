package main

import (
	"fmt"
)

func main() {
	go func() { fmt.Println("a"); fmt.Println("b") }()
	fmt.Println("c")
}
