// record: GOMAXPROCS=1
// record: go1.23

// A worker pool with buffered jobs and results.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	jobs, results := make(chan int, 10), make(chan string, 10)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				say("w", w, " starts ", j)
				results <- fmt.Sprint("w", w, " j", j)
			}
		}()
	}
	go func() {
		for j := range 20 {
			jobs <- j
		}
		close(jobs)
	}()
	go func() {
		wg.Wait()
		close(results)
	}()
	for r := range results {
		say("result ", r)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
