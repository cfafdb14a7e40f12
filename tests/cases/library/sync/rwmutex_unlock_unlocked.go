// RWMutex: Unlock of an unlocked one is fatal.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println(recover()) }()
	var rw sync.RWMutex
	rw.Unlock()
}
