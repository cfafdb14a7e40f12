// Map: Swap, CompareAndSwap, CompareAndDelete.
// record: go1.23
package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	fmt.Println(m.Swap(1, "one"))
	fmt.Println(m.Swap(1, "uno"))
	fmt.Println(m.CompareAndSwap(1, "one", "x"), m.CompareAndSwap(1, "uno", "eins"), m.CompareAndSwap(2, nil, "x"))
	fmt.Println(m.CompareAndDelete(1, "uno"), m.CompareAndDelete(1, "eins"), m.CompareAndDelete(1, "eins"))
	fmt.Println(m.Load(1))
}
