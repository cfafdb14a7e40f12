// record: each

// What only Go 1.27 has and can refuse.
package main

import (
	"os"
	"runtime"
	"sync"
)

//go:noinline
func id[X any](x X) X { return x }

type point struct {
	x    int
	next *point
}

func c_cleanupNil()    { runtime.AddCleanup(id[*point](nil), func(int) {}, 1) }
func c_cleanupSame()   { p := id(new(point)); runtime.AddCleanup(p, func(*point) {}, p) }
func c_cleanupWithin() { p := id(new(point)); runtime.AddCleanup(p, func(**point) {}, &p.next) }
func c_cleanupCloses() { p := id(new(point)); runtime.AddCleanup(p, func(int) { println(p.x) }, 1) }

func c_cleanupStopped() { p := id(new(point)); c := runtime.AddCleanup(p, func(int) {}, 1); c.Stop(); c.Stop(); println("ok") }
func c_goPanic()        { var wg sync.WaitGroup; wg.Go(func() { panic("in Go") }); wg.Wait() }
func c_goNil()          { var wg sync.WaitGroup; wg.Go(nil); wg.Wait() }
func c_goExit()         { var wg sync.WaitGroup; wg.Go(func() { runtime.Goexit() }); wg.Wait(); println("done") }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"cleanupNil": c_cleanupNil,
	"cleanupSame": c_cleanupSame,
	"cleanupWithin": c_cleanupWithin,
	"cleanupCloses": c_cleanupCloses,
	"cleanupStopped": c_cleanupStopped,
	"goPanic": c_goPanic,
	"goNil": c_goNil,
	"goExit": c_goExit,
}
