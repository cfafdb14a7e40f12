// atomic: unsafe.Pointer functions, a snapshot map.
package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

func main() {
	type snapshot map[string]int
	var p unsafe.Pointer
	first := &snapshot{"a": 1}
	atomic.StorePointer(&p, unsafe.Pointer(first))
	for i := range 3 {
		for {
			old := (*snapshot)(atomic.LoadPointer(&p))
			next := snapshot{}
			for k, v := range *old {
				next[k] = v
			}
			next[fmt.Sprint("k", i)] = i
			if atomic.CompareAndSwapPointer(&p, unsafe.Pointer(old), unsafe.Pointer(&next)) {
				break
			}
		}
	}
	fmt.Println(*(*snapshot)(atomic.LoadPointer(&p)), *first)
	fmt.Println(atomic.SwapPointer(&p, nil) != nil, p == nil)
}
