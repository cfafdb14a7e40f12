// OnceFunc: runs once, repeats its panic.
package main

import (
	"fmt"
	"sync"
)

func main() {
	f := sync.OnceFunc(func() { fmt.Println("once") })
	f()
	f()
	g := sync.OnceFunc(func() { panic("always") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			g()
		}()
	}
}
