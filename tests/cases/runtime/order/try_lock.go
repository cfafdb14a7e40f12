// record: GOMAXPROCS=1
// record: go1.23

// Tries while another goroutine holds the lock over yields.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var order []string
	var mu sync.Mutex
	done := make(chan bool)
	go func() {
		mu.Lock()
		for range 3 {
			runtime.Gosched()
		}
		mu.Unlock()
		close(done)
	}()
	for i := range 6 {
		if mu.TryLock() {
			order = append(order, fmt.Sprint(i, " got"))
			mu.Unlock()
		} else {
			order = append(order, fmt.Sprint(i, " busy"))
		}
		runtime.Gosched()
	}
	<-done
	fmt.Println(order)
}
