// record: go1.23
// record: each
// record: levels single system

// The coroutines of iter.Pull in tracebacks.
package main

import (
	"fmt"
	"iter"
	"os"
	"runtime"
	"sync"
)

func seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}
func seqBlock(yield func(int) bool) { yield(1); var c chan int; <-c }
func c_pullDeadlock()               { next, stop := iter.Pull(iter.Seq[int](seq)); defer stop(); next(); select {} }
func c_pullDeadlockIn() {
	next, stop := iter.Pull(iter.Seq[int](seqBlock))
	defer stop()
	next()
	next()
}
func c_pullPanicIn() {
	next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) { y(1); panic("in seq") }))
	defer stop()
	next()
	next()
}
func c_pullFatalIn() {
	next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) { y(1); var m sync.Mutex; m.Unlock() }))
	defer stop()
	next()
	next()
}
func c_pullAll()       { next, stop := iter.Pull(iter.Seq[int](seq)); defer stop(); next(); panic("main") }
func c_pullUnstarted() { _, stop := iter.Pull(iter.Seq[int](seq)); defer stop(); panic("main") }
func c_pullNested() {
	next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) {
		n2, s2 := iter.Pull(iter.Seq[int](seq))
		defer s2()
		n2()
		y(1)
		n2()
		var c chan int
		<-c
	}))
	defer stop()
	next()
	next()
}
func c_pull2Deadlock() {
	next, stop := iter.Pull2(iter.Seq2[int, string](func(y func(int, string) bool) { y(1, "a") }))
	defer stop()
	next()
	select {}
}
func c_pullStop() {
	next, stop := iter.Pull(iter.Seq[int](func(y func(int) bool) { defer func() { panic("deferred") }(); y(1) }))
	next()
	stop()
}
func c_pullFinished() {
	next, stop := iter.Pull(iter.Seq[int](seq))
	for range 5 {
		next()
	}
	stop()
	select {}
}
func c_pullPanicMain() {
	next, _ := iter.Pull(iter.Seq[int](seq))
	next()
	_, stop := iter.Pull(iter.Seq[int](seq))
	_ = stop
	panic("main")
}
func c_pullUnstartedDeadlock() { next, _ := iter.Pull(iter.Seq[int](seq)); _ = next; select {} }
func c_pullCount() {
	_, stop := iter.Pull(iter.Seq[int](seq))
	fmt.Println(runtime.NumGoroutine())
	stop()
	fmt.Println(runtime.NumGoroutine())
}
func c_pullStopInside() {
	var next func() (int, bool)
	var stop func()
	next, stop = iter.Pull(iter.Seq[int](func(y func(int) bool) { y(1); stop(); y(2) }))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	select {}
}
func c_pullGoexit() {
	next, _ := iter.Pull(iter.Seq[int](func(y func(int) bool) { runtime.Goexit() }))
	defer fmt.Println("deferred")
	next()
}
func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"pullDeadlock":          c_pullDeadlock,
	"pullDeadlockIn":        c_pullDeadlockIn,
	"pullPanicIn":           c_pullPanicIn,
	"pullFatalIn":           c_pullFatalIn,
	"pullAll":               c_pullAll,
	"pullUnstarted":         c_pullUnstarted,
	"pullNested":            c_pullNested,
	"pull2Deadlock":         c_pull2Deadlock,
	"pullStop":              c_pullStop,
	"pullFinished":          c_pullFinished,
	"pullPanicMain":         c_pullPanicMain,
	"pullUnstartedDeadlock": c_pullUnstartedDeadlock,
	"pullCount":             c_pullCount,
	"pullStopInside":        c_pullStopInside,
	"pullGoexit":            c_pullGoexit,
}
