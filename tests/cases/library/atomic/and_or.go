// atomic: And and Or return the old value.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var x uint32 = 0b1111
	fmt.Println(atomic.AndUint32(&x, 0b1010), x)
	fmt.Println(atomic.OrUint32(&x, 0b0101), x)
	var y atomic.Int64
	y.Store(-1)
	fmt.Println(y.And(0xff), y.Or(0x100), y.Load())
}
