// runtime: finalizers and cleanups run after a collection.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"time"
)

type res struct{ name string }

func main() {
	done := make(chan string, 2)
	func() {
		a := &res{"a"}
		runtime.SetFinalizer(a, func(r *res) { done <- "finalized " + r.name })
		b := &res{"b"}
		runtime.AddCleanup(b, func(name string) { done <- "cleaned " + name }, "b")
	}()
	var got []string
	for len(got) < 2 {
		runtime.GC()
		select {
		case s := <-done:
			got = append(got, s)
		case <-time.After(10 * time.Millisecond):
		}
	}
	sort.Strings(got)
	fmt.Println(got)
}
