// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	var p sync.Once
	func() {
		defer func() { fmt.Println(recover()) }()
		p.Do(func() { panic("in once") })
	}()
	p.Do(func() { fmt.Println("not again") })
	v := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(v(), v())
	f := sync.OnceFunc(func() { panic("func") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
