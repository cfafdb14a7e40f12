// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
)

// One processor: the first item put aside comes first, the others newest first.
func main() {
	p := sync.Pool{New: func() any { return "new" }}
	for i := range 5 {
		p.Put(i)
	}
	for range 6 {
		fmt.Print(p.Get(), " ")
	}
	fmt.Println()
	p.Put("a")
	fmt.Println(p.Get(), p.Get())
}
