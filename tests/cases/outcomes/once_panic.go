package main

import (
	"fmt"
	"sort"
	"sync"
)

func main() {
	var o sync.Once
	d := make(chan string, 2)
	for range 2 {
		go func() { defer func() { d <- fmt.Sprint(recover()) }(); o.Do(func() { panic("p") }) }()
	}
	s := []string{<-d, <-d}
	sort.Strings(s)
	fmt.Println(s)
}
