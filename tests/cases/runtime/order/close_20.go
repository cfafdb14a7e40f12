// record: GOMAXPROCS=1
// record: go1.23

// Twenty receivers woken by a close.
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
	for g := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_, ok := <-c
			say(g, ok)
		}()
	}
	runtime.Gosched()
	close(c)
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
