// Mutex: unlocking an unlocked one is fatal, and no deferred call runs.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer fmt.Println("not printed")
	defer func() { fmt.Println(recover()) }()
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	mu.Unlock()
}
