package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store(1, 1)
	d := make(chan bool)
	go func() { m.Store(2, 2); d <- true }()
	n := 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
	<-d
}
