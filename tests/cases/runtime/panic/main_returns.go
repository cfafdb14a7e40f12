// record: go1.23
// record: each
// record: GOMAXPROCS=1
// record: levels single all system

// main returns while another goroutine's panic runs deferred functions (runtime/proc.go main).
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

// beside panics beside main, which returns once the first deferred function has said so.
func beside(last func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer last()
		defer func() {
			wg.Done()
			runtime.Gosched()
		}()
		panic("beside")
	}()
	wg.Wait()
}

func c_unrecovered() { beside(func() {}) }
func c_recovered()   { beside(func() { fmt.Println(recover()) }) }
func c_parked()      { beside(func() { select {} }) }
func c_sleeps()      { beside(func() { time.Sleep(time.Hour) }) }
func c_goexit()      { beside(func() { runtime.Goexit() }) }
func c_nested()      { beside(func() { panic("nested") }) }
func c_repanicked()  { beside(func() { panic(recover()) }) }

func c_own() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer runtime.Gosched()
		panic("own")
	}()
	defer fmt.Println("main's deferred call")
	wg.Wait()
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"unrecovered": c_unrecovered,
	"recovered":   c_recovered,
	"parked":      c_parked,
	"sleeps":      c_sleeps,
	"goexit":      c_goexit,
	"nested":      c_nested,
	"repanicked":  c_repanicked,
	"own":         c_own,
}
