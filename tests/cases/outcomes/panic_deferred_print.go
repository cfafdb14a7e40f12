package main

import (
	"fmt"
	"runtime"
)

func main() {
	go func() { defer fmt.Println("deferred"); panic("g") }()
	runtime.Gosched()
	fmt.Println("m")
}
