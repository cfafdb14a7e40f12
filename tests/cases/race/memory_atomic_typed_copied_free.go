package main

import (
	"sync/atomic"
	"time"
)

var n, m atomic.Int32

func main() {
	go func() {
		n.Store(1)
	}()
	time.Sleep(10 * time.Millisecond)
	m = n
}
