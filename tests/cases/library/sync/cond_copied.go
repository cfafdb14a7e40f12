// Cond: a copy panics.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println(recover()) }()
	cond := sync.NewCond(&sync.Mutex{})
	cond.Signal()
	other := *cond
	other.Signal()
}
