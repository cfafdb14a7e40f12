// record: GOMAXPROCS=1
// record: go1.23

// sync.OnceValue: the others wait for who computes.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	value := sync.OnceValue(func() int {
		say("computes")
		runtime.Gosched()
		return 42
	})
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say(g, " ", value())
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
