// record: GOMAXPROCS=1
// record: go1.23

// One that yields lies in the global queue while 200 others wait in the ring: the 61st tick takes it.
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
	wg.Add(201)
	go func() {
		defer wg.Done()
		for round := range 5 {
			say("yield ", round)
			runtime.Gosched()
		}
	}()
	for i := range 200 {
		go func() {
			defer wg.Done()
			say(i)
		}()
	}
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
