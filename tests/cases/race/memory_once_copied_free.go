package main

import (
	"sync"
	"time"
)

var once sync.Once

func main() {
	go func() {
		once = sync.Once{}
	}()
	time.Sleep(10 * time.Millisecond)
	once.Do(func() {})
}
