package main

import (
	"fmt"
	"runtime"
)

func main() {
	c := make(chan int)
	for range 2 {
		go close(c)
	}
	runtime.Gosched()
	fmt.Println("end")
}
