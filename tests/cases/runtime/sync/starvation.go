// record: go1.23

package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	got := make(chan string, 10)
	mu.Lock()
	go func() {
		mu.Lock()
		got <- "waiter"
		mu.Unlock()
	}()
	time.Sleep(5 * time.Millisecond)
	mu.Unlock()
	fmt.Println(<-got)
	fmt.Println(mu.TryLock())
}
