// record: GOMAXPROCS=1
// record: go1.23

// Who yields goes to the global queue (proc.go, goschedImpl), which is looked at first every 61st tick (findRunnable).
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	for i := range 70 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for round := range 2 {
				say(i, ".", round)
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
