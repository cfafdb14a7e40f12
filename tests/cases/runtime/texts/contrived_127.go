// record: each

// AddCleanup of a pointer to nowhere, and of a package variable.
package main

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"
)

//go:noinline
func id[X any](x X) X { return x }

var g int

func c_cleanupNowhere() {
	p := (*int)(unsafe.Pointer(id(uintptr(0x1234))))
	runtime.AddCleanup(p, func(int) {}, 1)
}
func c_cleanupGlobal() { runtime.AddCleanup(&g, func(int) {}, 1); fmt.Println("ok") }
func main()            { cases[os.Args[1]]() }

var cases = map[string]func(){
	"cleanupNowhere": c_cleanupNowhere,
	"cleanupGlobal":  c_cleanupGlobal,
}
