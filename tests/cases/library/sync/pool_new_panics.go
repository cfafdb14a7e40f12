// record: GOMAXPROCS=1
package main

import (
	"errors"
	"fmt"
	"sync"
)

// A panic of New passes through Get; the pool still works.
func main() {
	fail := true
	p := sync.Pool{New: func() any {
		if fail {
			panic(errors.New("no more"))
		}
		return 1
	}}
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		p.Get()
	}()
	fail = false
	fmt.Println(p.Get())
	p.New = nil
	fmt.Println(p.Get())
	fail = true
	p.New = func() any { panic("uncaught") }
	p.Get()
}
