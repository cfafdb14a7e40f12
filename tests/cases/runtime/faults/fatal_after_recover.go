// record: go1.23

package main

import (
	"sync"
)

func main() {
	defer func() {
		println(recover().(string))
		var mu sync.Mutex
		mu.Unlock()
	}()
	panic("orig")
}
