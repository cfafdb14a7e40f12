// Map: Store, Load, Delete.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store("a", 1)
	m.Store("b", 2)
	m.Store("a", 3)
	fmt.Println(m.Load("a"))
	fmt.Println(m.Load("none"))
	m.Delete("a")
	m.Delete("never")
	fmt.Println(m.Load("a"))
}
