// record: GOMAXPROCS=1
// record: go1.23

// Five producers and five consumers on one unbuffered channel.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	jobs := make(chan int, 0)
	var producers, consumers sync.WaitGroup
	for p := range 5 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 2 {
				jobs <- p*100 + i
				say("p", p, " put ", i)
			}
		}()
	}
	for c := range 5 {
		consumers.Add(1)
		go func() {
			defer consumers.Done()
			for v := range jobs {
				say("c", c, " got ", v)
			}
			say("c", c, " ends")
		}()
	}
	producers.Wait()
	close(jobs)
	consumers.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
