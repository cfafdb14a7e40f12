// record: test
// record: each

// Tests that never end, benchmarks that panic, FailNow on the wrong test.
package main

import (
	"flag"
	"fmt"
	"sync"
	"testing"
)

func TestIt(t *testing.T) { cases[flag.Arg(0)](t) }

func c_plainDeadlock(t *testing.T)    { c := make(chan int); <-c }
func c_subDeadlock(t *testing.T)      { t.Run("sub", func(t *testing.T) { c := make(chan int); <-c }) }
func c_parallelDeadlock(t *testing.T) { t.Run("sub", func(t *testing.T) { t.Parallel(); select {} }) }
func c_mutexDeadlock(t *testing.T)    { var m sync.Mutex; m.Lock(); m.Lock() }
func c_goDeadlock(t *testing.T)       { c := make(chan int); go func() { c <- 1; c <- 2 }(); <-c; select {} }
func c_wgDeadlock(t *testing.T)       { var wg sync.WaitGroup; wg.Add(1); wg.Wait() }
func c_benchmarkPanic(t *testing.T)   { testing.Benchmark(func(b *testing.B) { panic("bench") }) }
func c_benchmarkFatal(t *testing.T) {
	fmt.Println(testing.Benchmark(func(b *testing.B) { b.Fatal("bench") }).N)
}
func c_benchmarkSub(t *testing.T) {
	testing.Benchmark(func(b *testing.B) { b.Run("s", func(b *testing.B) { panic("bench") }) })
}
func c_benchmarkDeadlock(t *testing.T) { testing.Benchmark(func(b *testing.B) { select {} }) }
func c_failNowSub(t *testing.T)        { t.Run("a", func(s *testing.T) { t.FailNow() }) }
func c_fatalSub(t *testing.T)          { t.Run("a", func(s *testing.T) { t.Fatal("parent") }) }
func c_skipSub(t *testing.T)           { t.Run("a", func(s *testing.T) { t.SkipNow() }) }
func c_skipSub2(t *testing.T) {
	t.Run("a", func(s *testing.T) { t.Run("b", func(s *testing.T) { t.Skip("x") }) })
}
func c_goFatalSub(t *testing.T) {
	t.Run("a", func(s *testing.T) { d := make(chan int); go func() { defer close(d); s.FailNow() }(); <-d })
	fmt.Println("after")
}
func c_parentError(t *testing.T) { t.Run("a", func(s *testing.T) { t.Error("parent") }) }

var cases = map[string]func(*testing.T){
	"plainDeadlock":     c_plainDeadlock,
	"subDeadlock":       c_subDeadlock,
	"parallelDeadlock":  c_parallelDeadlock,
	"mutexDeadlock":     c_mutexDeadlock,
	"goDeadlock":        c_goDeadlock,
	"wgDeadlock":        c_wgDeadlock,
	"benchmarkPanic":    c_benchmarkPanic,
	"benchmarkFatal":    c_benchmarkFatal,
	"benchmarkSub":      c_benchmarkSub,
	"benchmarkDeadlock": c_benchmarkDeadlock,
	"failNowSub":        c_failNowSub,
	"fatalSub":          c_fatalSub,
	"skipSub":           c_skipSub,
	"skipSub2":          c_skipSub2,
	"goFatalSub":        c_goFatalSub,
	"parentError":       c_parentError,
}
