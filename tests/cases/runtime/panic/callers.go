// record: go1.23
// What runtime.Callers sees: its own frame, those of a panic, of Goexit and of what began the goroutine.
package main

import (
	"fmt"
	"path"
	"runtime"
	"slices"
)

func show(skip int) {
	pcs := make([]uintptr, 30)
	n := runtime.Callers(skip, pcs)
	fs := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fs.Next()
		fmt.Println(" ", f.Function, path.Base(f.File), f.Line)
		if !more {
			break
		}
	}
}

func in(title string, f func()) {
	fmt.Println(title)
	defer func() { recover() }()
	f()
}

func main() {
	in("plain", func() { show(0) })
	in("panic", func() { defer func() { show(0) }(); panic(1) })
	in("nil", func() { defer func() { show(0) }(); var p *int; *p = 1 })
	in("bounds", func() { defer func() { show(0) }(); var p []int; _ = p[len(pcsOf())] })
	in("divide", func() { defer func() { show(0) }(); x := len(pcsOf()); _ = 1 / x })
	in("map", func() { defer func() { show(0) }(); var m map[string]int; m["a"] = 1 })
	in("assert", func() { defer func() { show(0) }(); var m any = 1; _ = m.(string) })
	in("slice", func() { defer func() { show(0) }(); p := []int{1}; n := len(pcsOf()) + 5; _ = p[n:] })
	in("shift", func() { defer func() { show(0) }(); n := len(pcsOf()) - 5; _ = 1 << n })
	done := make(chan int)
	go func() { defer close(done); defer show(0); runtime.Goexit() }()
	<-done
	_, file, line, ok := runtime.Caller(0)
	fmt.Println(path.Base(file), line, ok)
	_, file, line, ok = runtime.Caller(1)
	fmt.Println(path.Base(file), line, ok)
	_, file, line, ok = runtime.Caller(2)
	fmt.Println(path.Base(file), line, ok)
	_, file, line, ok = runtime.Caller(3)
	fmt.Println(path.Base(file), line, ok)
}

func pcsOf() []int { return nil }

func maker() func() { return func() { show(1) } }

func init() {
	in("library", func() { slices.SortFunc([]int{2, 1}, func(a, b int) int { show(1); return a - b }) })
	in("inlined literal", maker())
	in("deferred", func() {
		for range 1 {
			defer show(0)
		}
	})
}
