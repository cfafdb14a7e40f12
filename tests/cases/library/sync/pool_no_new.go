// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
)

// Without New an empty pool gives nil; a nil put is forgotten.
func main() {
	var p sync.Pool
	fmt.Println(p.Get())
	p.Put(nil)
	fmt.Println(p.Get() == nil)
	p.Put("item")
	fmt.Println(p.Get(), p.Get())
}
