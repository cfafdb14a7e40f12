// OnceValue: every call panics with the same value.
package main

import (
	"fmt"
	"sync"
)

func main() {
	f := sync.OnceValue(func() int { panic(fmt.Errorf("broken")) })
	var seen []any
	for range 2 {
		func() {
			defer func() { seen = append(seen, recover()) }()
			f()
		}()
	}
	fmt.Println(seen[0] == seen[1], seen[0])
}
