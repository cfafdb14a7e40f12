package main

import (
	"sync"
	"time"
)

var wg sync.WaitGroup

func main() {
	go func() {
		wg = sync.WaitGroup{}
	}()
	time.Sleep(10 * time.Millisecond)
	wg.Add(1)
}
