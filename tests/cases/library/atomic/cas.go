// atomic: compare and swap.
// record: go1.23
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	var x int32 = 1
	fmt.Println(atomic.CompareAndSwapInt32(&x, 2, 3), x)
	fmt.Println(atomic.CompareAndSwapInt32(&x, 1, 3), x)
	var u uint64
	fmt.Println(atomic.CompareAndSwapUint64(&u, 0, 1<<63), atomic.SwapUint64(&u, 9), u)
}
