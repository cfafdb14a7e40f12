// record: GOMAXPROCS=1
// record: go1.23

// The ring overflows several times (proc.go, runqputslow), and the global queue is taken by shares (globrunqgetbatch).
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
	for i := range 900 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			say(i)
		}()
	}
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
