// record: go1.23

package main

import (
	"sync"
)

func main() {
	defer func() {
		var mu sync.Mutex
		mu.Unlock()
	}()
	panic("orig")
}
