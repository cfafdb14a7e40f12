// record: GOMAXPROCS=1
// record: go1.23

// Rounds of goroutines, a wait after each.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	for round := range 4 {
		for i := range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				say(round, i)
			}()
		}
		wg.Wait()
		say("round ", round)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
