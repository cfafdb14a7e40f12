package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	d := make(chan bool)
	go func() { mu.Unlock(); d <- true }()
	<-d
	mu.Lock()
	fmt.Println("ok")
}
