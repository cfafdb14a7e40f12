package main

import (
	"sync"
	"time"
)

var m sync.Map

func main() {
	go func() {
		m.Store(1, 2)
	}()
	time.Sleep(10 * time.Millisecond)
	m.Load(1)
}
