// record: GOMAXPROCS=1
// record: go1.23

// The last start displaces the one before it from runnext; 256 starts and the runtime's own goroutines overflow the
// local queue (one more of them since Go 1.25).
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	for i := range 256 {
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
