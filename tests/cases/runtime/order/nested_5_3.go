// record: GOMAXPROCS=1
// record: go1.23

// Goroutines that start goroutines: runnext, then the queue.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say("parent ", i)
			for j := range 3 {
				wg.Add(1)
				go func() {
					defer wg.Done()
					say("child ", i, j)
				}()
			}
			say("parent ends ", i)
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
