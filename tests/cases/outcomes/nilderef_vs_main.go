package main

import (
	"fmt"
	"runtime"
)

func main() {
	var q *int
	go func() { *q = 1 }()
	runtime.Gosched()
	fmt.Println("end")
}
