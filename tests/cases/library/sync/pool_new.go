// Pool: New when empty, nil without New.
package main

import (
	"fmt"
	"sync"
)

func main() {
	n := 0
	p := sync.Pool{New: func() any { n++; return n }}
	fmt.Println(p.Get(), p.Get())
	p.Put(100)
	fmt.Println(p.Get(), p.Get())
	var q sync.Pool
	fmt.Println(q.Get())
	q.Put(nil)
	fmt.Println(q.Get())
}
