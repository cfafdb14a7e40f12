// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"runtime"
	"sync"
)

// A collection moves items to the victim cache, the next one drops them.
func main() {
	made := 0
	p := &sync.Pool{New: func() any { made++; return fmt.Sprint("new ", made) }}
	p.Put("kept")
	runtime.GC()
	fmt.Println(p.Get())
	p.Put("lost")
	runtime.GC()
	runtime.GC()
	fmt.Println(p.Get(), made)
	for _, s := range []string{"a", "b", "c", "d"} {
		p.Put(s)
	}
	runtime.GC()
	p.Put("fresh")
	for range 6 {
		fmt.Print(p.Get(), "; ")
	}
	fmt.Println()
}
