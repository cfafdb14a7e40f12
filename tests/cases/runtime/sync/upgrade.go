// record: go1.23

package main

import (
	"sync"
)

func main() {
	var mu sync.RWMutex
	mu.RLock()
	mu.Lock()
}
