// record: GOMAXPROCS=1
// record: go1.23

// A goroutine that starts others: each kicks the one before out of runnext (proc.go, runqput).
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
	wg.Add(12)
	for i := range 3 {
		go func() {
			defer wg.Done()
			for j := range 3 {
				go func() {
					defer wg.Done()
					say(i, ".", j)
				}()
			}
			say(i)
		}()
	}
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
