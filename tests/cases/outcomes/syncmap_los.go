package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	d := make(chan string, 2)
	for i := range 2 {
		go func() { v, l := m.LoadOrStore("k", i); d <- fmt.Sprint(v, l) }()
	}
	fmt.Println(<-d, <-d)
}
