package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	go func() { defer mu.Lock(); panic("g") }()
	runtime.Gosched()
	fmt.Println("m")
}
