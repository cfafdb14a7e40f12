// record: GOMAXPROCS=1
// record: go1.23

// Three workers that yield take jobs from a buffered channel.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	jobs := make(chan int, 9)
	for job := range 9 {
		jobs <- job
	}
	close(jobs)
	var wg sync.WaitGroup
	for w := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for job := range jobs {
				order = append(order, fmt.Sprint(w, ":", job))
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println(order)
}
