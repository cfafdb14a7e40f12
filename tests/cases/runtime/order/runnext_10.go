// record: GOMAXPROCS=1
// record: go1.23

// A wake-up and a start each displace runnext.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	c := make(chan int)
	var wg sync.WaitGroup
	for g := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say(g, " takes ", <-c)
		}()
	}
	runtime.Gosched()
	for i := range 10 {
		c <- i
		go say("new ", i)
	}
	wg.Wait()
	runtime.Gosched()
	for _, line := range out {
		fmt.Println(line)
	}
}
