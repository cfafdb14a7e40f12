package main

import (
	"container/list"
	"time"
)

var l = list.New()
var sink int

func main() {
	go func() {
		l.PushBack(1)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = l.Len()
}
