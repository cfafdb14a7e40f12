// claim: 103 FALSE: loadOrStoreLocked works under the global mutex
// claim: 104 FALSE: LoadOrStore CAS-updates an existing value
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
	m.Delete("k")
	fmt.Println(m.LoadOrStore("k", 3))
	fmt.Println(m.LoadAndDelete("k"))
	fmt.Println(m.Load("k"))
}
