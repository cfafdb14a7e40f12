// record: GOMAXPROCS=1
// record: go1.23

// Three hundred starts in their whole order: which goroutines the overflow moved to the global queue, and where its
// 61st picks come.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	for i := range 300 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say(i)
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
