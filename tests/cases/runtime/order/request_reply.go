// record: GOMAXPROCS=1
// record: go1.23

// A goroutine that owns a map and answers requests.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	type request struct {
		key   int
		reply chan int
	}
	requests := make(chan request)
	go func() {
		m := map[int]int{}
		for r := range requests {
			m[r.key]++
			r.reply <- m[r.key]
		}
	}()
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 2 {
				reply := make(chan int)
				requests <- request{i, reply}
				say(g, " ", i, " ", <-reply)
			}
		}()
	}
	wg.Wait()
	close(requests)
	for _, line := range out {
		fmt.Println(line)
	}
}
