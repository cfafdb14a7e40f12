// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	func() {
		defer func() { fmt.Println(recover()) }()
		mu.Lock()
		panic("locked")
	}()
	fmt.Println(mu.TryLock())
	mu.Unlock()
	fmt.Println(mu.TryLock(), mu.TryLock())
}
