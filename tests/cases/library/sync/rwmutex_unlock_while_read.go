// RWMutex: Unlock while only read-locked is fatal.
package main

import "sync"

func main() {
	var rw sync.RWMutex
	rw.RLock()
	rw.Unlock()
}
