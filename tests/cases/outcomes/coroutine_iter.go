package main

import (
	"fmt"
	"iter"
)

func main() {
	next, stop := iter.Pull(func(yield func(int) bool) { yield(1); yield(2) })
	defer stop()
	a, _ := next()
	go fmt.Println("g")
	b, _ := next()
	fmt.Println(a, b)
}
