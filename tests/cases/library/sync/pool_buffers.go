// Pool: buffers used again.
package main

import (
	"fmt"
	"sync"
)

func main() {
	p := sync.Pool{New: func() any { return new([]byte) }}
	for i := range 3 {
		b := p.Get().(*[]byte)
		*b = append((*b)[:0], fmt.Sprint("item ", i)...)
		fmt.Println(string(*b))
		p.Put(b)
	}
}
