// record: GOMAXPROCS=1
// record: go1.23

// Three goroutines in the same select: who is woken by which send.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
 
	a, b := make(chan int), make(chan int)
	var wg sync.WaitGroup
	for g := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			select {
			case v := <-a:
				say(g, " a ", v)
			case v := <-b:
				say(g, " b ", v)
			}
		}()
	}
	runtime.Gosched()
	a <- 1
	say("main sent a")
	b <- 2
	say("main sent b")
	a <- 3
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
