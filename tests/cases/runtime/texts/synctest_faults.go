// record: test
// record: each

// What ends a program that uses testing/synctest wrongly, and how tracebacks show its bubbles.
package main

import (
	"flag"
	"testing"
	"testing/synctest"
	"time"
)

func TestIt(t *testing.T) { cases[flag.Arg(0)](t) }

// inside makes a value in a bubble that is over when it returns.
func inside[X any](t *testing.T, make func() X) (x X) {
	synctest.Test(t, func(t *testing.T) { x = make() })
	return x
}

func c_close(t *testing.T)   { close(inside(t, func() chan int { return make(chan int, 1) })) }
func c_send(t *testing.T)    { inside(t, func() chan int { return make(chan int, 1) }) <- 1 }
func c_receive(t *testing.T) { <-inside(t, func() chan int { return make(chan int, 1) }) }
func c_select(t *testing.T) {
	c := inside(t, func() chan int { return make(chan int, 1) })
	select {
	case <-c:
	case c <- 1:
	}
}
func c_selectDefault(t *testing.T) {
	c := inside(t, func() chan int { return make(chan int, 1) })
	select {
	case <-c:
	default:
	}
}
func c_timerStop(t *testing.T) {
	inside(t, func() *time.Timer { return time.NewTimer(time.Hour) }).Stop()
}
func c_timerReset(t *testing.T) {
	inside(t, func() *time.Timer { return time.NewTimer(time.Hour) }).Reset(1)
}
func c_timerRecv(t *testing.T) { <-inside(t, func() *time.Timer { return time.NewTimer(time.Hour) }).C }
func c_tickerStop(t *testing.T) {
	inside(t, func() *time.Ticker { return time.NewTicker(time.Hour) }).Stop()
}
func c_lenOutside(t *testing.T)  { t.Log(len(inside(t, func() chan int { return make(chan int, 1) }))) }
func c_waitOutside(t *testing.T) { synctest.Wait() }
func c_waitTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go func() { synctest.Wait() }()
		synctest.Wait()
	})
}
func c_run(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Run("sub", func(t *testing.T) {}) })
}
func c_parallel(t *testing.T) { synctest.Test(t, func(t *testing.T) { t.Parallel() }) }
func c_deadline(t *testing.T) { synctest.Test(t, func(t *testing.T) { t.Deadline() }) }
func c_panic(t *testing.T)    { synctest.Test(t, func(t *testing.T) { panic("in the bubble") }) }
func c_panicGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go func() { panic("in the bubble's goroutine") }()
		synctest.Wait()
	})
}
func c_remain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := make(chan int)
		go func() { <-c }()
	})
}
func c_remainTwo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := make(chan int)
		go func() { c <- 1; c <- 2 }()
		go func() { select {} }()
		<-c
	})
}

func c_closeBubbles(t *testing.T) {
	c := inside(t, func() chan int { return make(chan int) })
	synctest.Test(t, func(t *testing.T) { close(c) })
}
func c_cleanupPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Cleanup(func() { panic("cleanup") }) })
}
func c_afterFunc(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.AfterFunc(time.Second, func() { panic("timer") })
		time.Sleep(time.Hour)
	})
}

var cases = map[string]func(*testing.T){
	"close":         c_close,
	"send":          c_send,
	"receive":       c_receive,
	"select":        c_select,
	"selectDefault": c_selectDefault,
	"timerStop":     c_timerStop,
	"timerReset":    c_timerReset,
	"timerRecv":     c_timerRecv,
	"tickerStop":    c_tickerStop,
	"lenOutside":    c_lenOutside,
	"waitOutside":   c_waitOutside,
	"waitTwice":     c_waitTwice,
	"run":           c_run,
	"parallel":      c_parallel,
	"deadline":      c_deadline,
	"panic":         c_panic,
	"panicGo":       c_panicGo,
	"remain":        c_remain,
	"remainTwo":     c_remainTwo,
	"closeBubbles":  c_closeBubbles,
	"cleanupPanic":  c_cleanupPanic,
	"afterFunc":     c_afterFunc,
}
