// WaitGroup: a negative counter panics; that can be recovered.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
	}()
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	wg.Done()
}
