// Mutex: a recovered panic leaves it locked.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	work(&mu)
	fmt.Println(mu.TryLock())
	mu.Unlock()
	fmt.Println(mu.TryLock())
}

func work(mu *sync.Mutex) {
	defer func() { fmt.Println("recovered", recover()) }()
	mu.Lock()
	panic("inside")
}
