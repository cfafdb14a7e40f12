// atomic: a nil address is a memory fault.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	defer func() { fmt.Println(recover()) }()
	var p *int32
	atomic.AddInt32(p, 1)
}
