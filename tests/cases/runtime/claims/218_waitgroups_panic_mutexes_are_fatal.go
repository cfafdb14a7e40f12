// claim: T18: WaitGroup errors can be recovered, mutex misuse cannot
// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var wg sync.WaitGroup
		wg.Done()
	}()
	defer func() { fmt.Println("recovered:", recover()) }()
	var mu sync.Mutex
	mu.Unlock()
}
