// record: GOMAXPROCS=1
// record: go1.23

// Six sources merged into one channel.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	merged := make(chan string)
	var wg sync.WaitGroup
	for s := range 6 {
		c := make(chan int)
		go func() {
			for i := range 3 {
				c <- i
			}
			close(c)
		}()
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				merged <- fmt.Sprint("s", s, " v", v)
			}
		}()
	}
	go func() {
		wg.Wait()
		close(merged)
	}()
	for m := range merged {
		say(m)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
