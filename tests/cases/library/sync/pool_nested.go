// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
)

// Get while another item is out makes a new one; a type that is put back is the type that comes out.
func main() {
	n := 0
	p := sync.Pool{New: func() any { n++; return n }}
	a := p.Get()
	b := p.Get()
	p.Put(a)
	c := p.Get()
	p.Put(b)
	p.Put(c)
	fmt.Println(a, b, c, n)
	p.Put("text")
	defer func() { fmt.Println(recover()) }()
	for {
		fmt.Println(p.Get().(int))
	}
}
