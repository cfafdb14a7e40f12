// record: GOMAXPROCS=1
// record: go1.23

// Each readies the next, which goes on in its time slice and is no tick (proc.go, execute): the global queue waits.
package main

import (
	"fmt"
	"strings"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	links := make([]chan int, 131)
	for i := range links {
		links[i] = make(chan int)
	}
	for i := range 130 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n := <-links[i]
			say(i)
			if i < 129 {
				links[i+1] <- n + 1
			}
		}()
	}
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say("y", i)
		}()
	}
	links[0] <- 1
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
