// Cond: a signal without waiter is lost.
package main

import (
	"fmt"
	"sync"
)

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	cond.Signal()
	cond.Broadcast()
	cond.L.Lock()
	fmt.Println("waiting")
	cond.Wait()
}
