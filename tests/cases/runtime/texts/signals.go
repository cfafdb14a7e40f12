// record: each
// record: go1.23

package main

import (
	"fmt"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
)

func c_breakpoint() {
	fmt.Println("before")
	runtime.Breakpoint()
	fmt.Println("after")
}

func c_breakpointDeferred() {
	defer fmt.Println("deferred", recover() == nil)
	defer runtime.Breakpoint()
	panic("first")
}

func c_breakpointGo() {
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.Breakpoint()
	}()
	<-done
}

func c_locked() {
	runtime.LockOSThread()
	panic("locked")
}

func c_lockedGoexit() {
	runtime.LockOSThread()
	runtime.Goexit()
}

func c_lockedGo() {
	done := make(chan bool)
	go func() {
		runtime.LockOSThread()
		defer close(done)
	}()
	<-done
	var m map[int]int
	m[1] = 1
}

func c_lockedDeadlock() {
	runtime.LockOSThread()
	<-make(chan int)
}

func c_lockedTwice() {
	runtime.LockOSThread()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	var p *int
	*p = 1
}

func c_unlockMore() {
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	runtime.UnlockOSThread()
	panic("not locked")
}

func seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func c_pullLockedBoth() {
	runtime.LockOSThread()
	next, stop := iter.Pull(seq)
	defer stop()
	fmt.Println(next())
	fmt.Println(next())
}

func c_pullInGoLocked() {
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.LockOSThread()
		next, stop := iter.Pull(seq)
		next()
		stop()
		panic("in goroutine")
	}()
	<-done
}

func c_maxThreads0() {
	debug.SetMaxThreads(0)
}

func c_maxThreads1() {
	fmt.Println(debug.SetMaxThreads(1))
	fmt.Println("after")
}

func c_maxThreadsNeg() {
	debug.SetMaxThreads(-1)
}

func c_setGC() {
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(100))
	fmt.Println(debug.SetMaxStack(1 << 20))
	fmt.Println(debug.SetMaxThreads(10000))
	fmt.Println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(false))
	fmt.Println(debug.SetMemoryLimit(-1))
}

func c_lockedInInit() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer func() {
		fmt.Println(recover())
		panic(fmt.Errorf("again"))
	}()
	panic("one")
}

func main() {
	cases[os.Args[1]]()
}

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"breakpoint":         c_breakpoint,
		"breakpointDeferred": c_breakpointDeferred,
		"breakpointGo":       c_breakpointGo,
		"locked":             c_locked,
		"lockedGoexit":       c_lockedGoexit,
		"lockedGo":           c_lockedGo,
		"lockedDeadlock":     c_lockedDeadlock,
		"lockedTwice":        c_lockedTwice,
		"unlockMore":         c_unlockMore,
		"pullLockedBoth":     c_pullLockedBoth,
		"pullInGoLocked":     c_pullInGoLocked,
		"maxThreads0":        c_maxThreads0,
		"maxThreads1":        c_maxThreads1,
		"maxThreadsNeg":      c_maxThreadsNeg,
		"setGC":              c_setGC,
		"lockedInInit":       c_lockedInInit,
	}
}
