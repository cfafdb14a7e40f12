// record: each

package main

import (
	"os"
	"runtime"
	"time"
)

type T struct {
	p *int
	n int
}

func wait() {
	for range 10 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
}

func c_cleanup() {
	x := &T{new(int), 2}
	runtime.AddCleanup(x, func(n int) { panic(n) }, 5)
	x = nil
	wait()
}

func c_finalizer() {
	x := &T{new(int), 2}
	runtime.SetFinalizer(x, func(t *T) { var m map[int]int; m[t.n] = 1 })
	x = nil
	wait()
}

func c_method() {
	x := &T{new(int), 2}
	runtime.SetFinalizer(x, (*T).end)
	x = nil
	wait()
}

func (t *T) end() { panic(t.n) }

func main() {
	switch os.Args[1] {
	case "cleanup":
		c_cleanup()
	case "finalizer":
		c_finalizer()
	case "method":
		c_method()
	}
}
