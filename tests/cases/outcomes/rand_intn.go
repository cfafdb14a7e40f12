package main

import (
	"fmt"
	"math/rand"
)

func main() {
	if rand.Intn(2) == 0 {
		fmt.Println("heads")
	} else {
		fmt.Println("tails")
	}
}
