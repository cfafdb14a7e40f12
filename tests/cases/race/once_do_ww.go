package main

import (
	"sync"
	"time"
)

var x int
var sink int

var once sync.Once

func main() {
	go func() {
		once.Do(func() {
			x = 1
		})
	}()
	time.Sleep(time.Millisecond)
	once.Do(func() {})
	x = 2
}
