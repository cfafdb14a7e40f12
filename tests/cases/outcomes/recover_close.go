package main

import (
	"fmt"
	"sort"
)

func main() {
	c := make(chan int)
	d := make(chan string, 2)
	for range 2 {
		go func() { defer func() { d <- fmt.Sprint(recover()) }(); close(c) }()
	}
	s := []string{<-d, <-d}
	sort.Strings(s)
	fmt.Println(s)
}
