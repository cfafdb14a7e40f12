// record: go1.23
// record: each
// record: levels none single all system wer

// What a dying program lists under every level; linux does not know `wer`.
package main

import (
	"os"
	"runtime"
	"sync"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

// settle lets every other goroutine come to where it parks.
func settle() {
	for range 100 {
		runtime.Gosched()
	}
}

// others leaves goroutines parked in several ways.
func others() {
	var mu sync.Mutex
	c := make(chan int)
	mu.Lock()
	go func() { mu.Lock() }()
	settle()
	go func() { <-c }()
	settle()
	go func() { time.Sleep(time.Hour) }()
	time.Sleep(time.Millisecond)
	go func() {
		select {
		case <-c:
		case c <- 1:
		}
	}()
	settle()
}

func c_panic()    { others(); panic("first\nsecond") }
func c_nested()   { others(); defer func() { panic("second") }(); panic("first") }
func c_memory()   { others(); var p *int; *p = 1 }
func c_fatal()    { others(); var m sync.Mutex; m.Unlock() }
func c_deadlock() { go func() { select {} }(); settle(); select {} }
func c_goexit()   { runtime.Goexit() }
func c_goNil()    { others(); go id[func()](nil)() }
func c_child()    { others(); go func() { panic("child") }(); select {} }
func c_throw()    { others(); panic(thrower{}) }
func c_exit()     { others(); os.Exit(3) }

type thrower struct{}

func (thrower) Error() string { panic("thrown") }

func c_middle() {
	others()
	defer func() { panic("second") }()
	var p *int
	*p = 1
}
func c_recovered() {
	others()
	defer func() { recover(); panic("other") }()
	panic("first")
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"panic": c_panic,
	"nested": c_nested,
	"memory": c_memory,
	"fatal": c_fatal,
	"deadlock": c_deadlock,
	"goexit": c_goexit,
	"goNil": c_goNil,
	"child": c_child,
	"throw": c_throw,
	"exit": c_exit,
	"middle": c_middle,
	"recovered": c_recovered,
}
