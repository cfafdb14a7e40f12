// Map: LoadOrStore and LoadAndDelete.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	fmt.Println(m.LoadOrStore("k", 1))
	fmt.Println(m.LoadOrStore("k", 2))
	fmt.Println(m.LoadAndDelete("k"))
	fmt.Println(m.LoadAndDelete("k"))
	fmt.Println(m.LoadOrStore("k", 3))
}
