// record: GOMAXPROCS=1
// record: go1.23

// Three workers take jobs from an unbuffered channel.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var order []string
	jobs := make(chan int)
	var wg sync.WaitGroup
	for w := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for job := range jobs {
				order = append(order, fmt.Sprint(w, ":", job))
			}
		}()
	}
	for job := range 9 {
		jobs <- job
	}
	close(jobs)
	wg.Wait()
	fmt.Println(order)
}
