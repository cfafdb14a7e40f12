// Map: deleting while ranging.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	for i := range 40 {
		m.Store(i, i)
	}
	m.Range(func(k, v any) bool {
		if k.(int)%2 == 0 {
			m.Delete(k)
		}
		return true
	})
	n := 0
	m.Range(func(k, v any) bool {
		if k.(int)%2 == 0 {
			fmt.Println("left over", k)
		}
		n++
		return true
	})
	fmt.Println(n)
}
