// RWMutex: a recursive read lock behind a writer deadlocks.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var rw sync.RWMutex
	rw.RLock()
	go func() {
		rw.Lock()
		rw.Unlock()
	}()
	time.Sleep(time.Millisecond)
	fmt.Println("again")
	rw.RLock()
}
