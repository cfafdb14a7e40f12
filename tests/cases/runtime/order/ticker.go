// record: GOMAXPROCS=1
// record: go1.23

// A ticker beside a sleeping goroutine.
package main

import (
	"fmt"
	"time"
)

func main() {
	var order []string
	ticker := time.NewTicker(100 * time.Millisecond)
	done := make(chan bool)
	go func() {
		time.Sleep(250 * time.Millisecond)
		close(done)
	}()
	for running := true; running; {
		select {
		case <-ticker.C:
			order = append(order, "tick")
		case <-done:
			running = false
		}
	}
	fmt.Println(order)
}
