// RWMutex: no upgrade from read to write lock.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println("reading")
	rw.Lock()
}
