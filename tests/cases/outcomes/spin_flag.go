package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	var f atomic.Bool
	go func() { fmt.Println("set"); f.Store(true) }()
	for !f.Load() {
		runtime.Gosched()
	}
	fmt.Println("seen")
}
