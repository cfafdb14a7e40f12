// record: GOMAXPROCS=1
// record: go1.23

// A channel as a semaphore of three.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	slots := make(chan bool, 3)
	var wg sync.WaitGroup
	for g := range 9 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- true
			say(g, " in")
			runtime.Gosched()
			say(g, " out")
			<-slots
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
