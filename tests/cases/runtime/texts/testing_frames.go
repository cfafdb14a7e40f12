// record: test
// record: each

// What tests print that panic or end in other unusual ways, with the frames of package testing.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"
)

func TestIt(t *testing.T) { cases[flag.Arg(0)](t) }

//go:noinline
func id[X any](x X) X { return x }

func c_panic(t *testing.T)    { panic("test") }
func c_panicErr(t *testing.T) { panic(errors.New("err")) }
func c_index(t *testing.T)    { a := id([]int{}); _ = a[id(1)] }
func c_nil(t *testing.T)      { var p *int; *id(p) = 1 }
func c_panicNil(t *testing.T) { panic(nil) }
func c_sub(t *testing.T)      { t.Run("sub", func(t *testing.T) { panic("in sub") }) }
func c_subSub(t *testing.T) {
	t.Run("a", func(t *testing.T) { t.Run("b", func(t *testing.T) { a := id([]int{}); _ = a[id(1)] }) })
}
func c_cleanup(t *testing.T) { t.Cleanup(func() { panic("in cleanup") }) }
func c_cleanupTwo(t *testing.T) {
	t.Cleanup(func() { panic("first registered") })
	t.Cleanup(func() { panic("second registered") })
}
func c_cleanupAfter(t *testing.T) {
	t.Cleanup(func() { fmt.Println("cleanup runs") })
	panic("test")
}
func c_cleanupFatal(t *testing.T) { t.Cleanup(func() { t.Fatal("in cleanup") }); t.Log("body") }
func c_deferred(t *testing.T)     { defer func() { panic("deferred") }() }
func c_deferredTwo(t *testing.T)  { defer func() { panic("second") }(); panic("first") }
func c_recovered(t *testing.T)    { defer func() { t.Log(recover()) }(); panic("first") }
func c_repanic(t *testing.T)      { defer func() { panic(recover()) }(); panic("first") }
func c_failThenPanic(t *testing.T) {
	t.Error("before")
	panic("after")
}
func c_goexit(t *testing.T)    { runtime.Goexit() }
func c_goexitSub(t *testing.T) { t.Run("sub", func(t *testing.T) { runtime.Goexit() }) }
func c_exit(t *testing.T)      { os.Exit(3) }
func c_exit0(t *testing.T)     { os.Exit(0) }
func c_goroutine(t *testing.T) { go func() { panic("in a goroutine") }(); time.Sleep(time.Hour) }
func c_goFatal(t *testing.T) {
	done := make(chan bool)
	go func() { defer close(done); t.Fatal("in a goroutine") }()
	<-done
	t.Log("goes on")
}
func c_goFailNow(t *testing.T) {
	done := make(chan bool)
	go func() { defer close(done); t.FailNow() }()
	<-done
}
func c_goSkip(t *testing.T) {
	done := make(chan bool)
	go func() { defer close(done); t.SkipNow() }()
	<-done
}
func c_parallelTwice(t *testing.T)  { t.Parallel(); t.Parallel() }
func c_setenvParallel(t *testing.T) { t.Setenv("A", "b"); t.Parallel() }
func c_parallelSetenv(t *testing.T) { t.Parallel(); t.Setenv("A", "b") }
func c_parallelPanic(t *testing.T) {
	t.Run("p", func(t *testing.T) { t.Parallel(); panic("parallel") })
}
func c_skipPanic(t *testing.T)  { defer func() { panic("after skip") }(); t.Skip("skipped") }
func c_fatalPanic(t *testing.T) { defer func() { panic("after fatal") }(); t.Fatal("fatal") }
func c_helper(t *testing.T)     { helper(t) }
func helper(t *testing.T)       { t.Helper(); t.Fatal("from a helper") }
func c_fatalError(t *testing.T) { var m sync.Mutex; m.Unlock() }
func c_nilRun(t *testing.T)     { t.Run("nil", nil) }
func c_nilCleanup(t *testing.T) { t.Cleanup(nil) }
func c_late(t *testing.T) {
	t.Run("sub", func(sub *testing.T) {
		t.Cleanup(func() { sub.Log("late") })
	})
}
func c_lateRun(t *testing.T) {
	var sub *testing.T
	t.Run("sub", func(t *testing.T) { sub = t })
	sub.Run("again", func(t *testing.T) {})
}
func c_lateFail(t *testing.T) {
	var sub *testing.T
	t.Run("sub", func(t *testing.T) { sub = t })
	sub.Fail()
}
func c_allocs(t *testing.T) { testing.AllocsPerRun(1, func() { panic("measured") }) }

var cases = map[string]func(*testing.T){
	"panic":          c_panic,
	"panicErr":       c_panicErr,
	"index":          c_index,
	"nil":            c_nil,
	"panicNil":       c_panicNil,
	"sub":            c_sub,
	"subSub":         c_subSub,
	"cleanup":        c_cleanup,
	"cleanupTwo":     c_cleanupTwo,
	"cleanupAfter":   c_cleanupAfter,
	"cleanupFatal":   c_cleanupFatal,
	"deferred":       c_deferred,
	"deferredTwo":    c_deferredTwo,
	"recovered":      c_recovered,
	"repanic":        c_repanic,
	"failThenPanic":  c_failThenPanic,
	"goexit":         c_goexit,
	"goexitSub":      c_goexitSub,
	"exit":           c_exit,
	"exit0":          c_exit0,
	"goroutine":      c_goroutine,
	"goFatal":        c_goFatal,
	"goFailNow":      c_goFailNow,
	"goSkip":         c_goSkip,
	"parallelTwice":  c_parallelTwice,
	"setenvParallel": c_setenvParallel,
	"parallelSetenv": c_parallelSetenv,
	"parallelPanic":  c_parallelPanic,
	"skipPanic":      c_skipPanic,
	"fatalPanic":     c_fatalPanic,
	"helper":         c_helper,
	"fatalError":     c_fatalError,
	"nilRun":         c_nilRun,
	"nilCleanup":     c_nilCleanup,
	"late":           c_late,
	"lateRun":        c_lateRun,
	"lateFail":       c_lateFail,
	"allocs":         c_allocs,
}
