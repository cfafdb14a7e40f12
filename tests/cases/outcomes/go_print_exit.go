package main

import (
	"fmt"
)

func main() {
	go fmt.Println("a")
	fmt.Println("b")
}
