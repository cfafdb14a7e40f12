package main

import (
	"fmt"
	"sync"
)

func main() {
	var a, b sync.Mutex
	d := make(chan bool)
	go func() { a.Lock(); b.Lock(); b.Unlock(); a.Unlock(); d <- true }()
	b.Lock()
	a.Lock()
	a.Unlock()
	b.Unlock()
	<-d
	fmt.Println("ok")
}
