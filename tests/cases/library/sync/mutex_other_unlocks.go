// Mutex: another goroutine may unlock.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	go func() {
		time.Sleep(time.Millisecond)
		fmt.Println("unlock")
		mu.Unlock()
	}()
	mu.Lock()
	fmt.Println("locked again")
}
