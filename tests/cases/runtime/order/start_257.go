// record: GOMAXPROCS=1
// record: go1.23

// One more than the ring holds: its older half goes to the global queue (proc.go, runqputslow).
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
	for i := range 257 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say(i)
		}()
	}
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
