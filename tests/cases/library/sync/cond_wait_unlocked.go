// Cond: Wait without the lock is fatal.
package main

import "sync"

func main() {
	cond := sync.NewCond(&sync.Mutex{})
	cond.Wait()
}
