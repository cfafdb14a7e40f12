// record: GOMAXPROCS=1
// record: go1.23

// A bounded queue with two conditions.
package main

import (
	"fmt"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var mu sync.Mutex
	notEmpty, notFull := sync.NewCond(&mu), sync.NewCond(&mu)
	var queue []int
	var wg sync.WaitGroup
	for p := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 5 {
				mu.Lock()
				for len(queue) == 2 {
					notFull.Wait()
				}
				queue = append(queue, p*10+i)
				say("put ", p*10+i)
				notEmpty.Signal()
				mu.Unlock()
			}
		}()
	}
	for c := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 5 {
				mu.Lock()
				for len(queue) == 0 {
					notEmpty.Wait()
				}
				v := queue[0]
				queue = queue[1:]
				say("c", c, " took ", v)
				notFull.Signal()
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	for _, line := range out {
		fmt.Println(line)
	}
}
