// record: test
// record: each

// WaitGroups, Conds, mutexes and channels that are used inside and outside of synctest bubbles, and bubbles that
// can go on no more.
package main

import (
	"flag"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestIt(t *testing.T) { cases[flag.Arg(0)](t) }

var global sync.WaitGroup
var ch = make(chan *sync.Cond, 1)

func c_wgTwoBubbles(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) { wg.Add(1); wg.Done() })
	synctest.Test(t, func(t *testing.T) { wg.Add(1); wg.Done() })
	fmt.Println("ok")
}
func c_wgOutsideThenIn(t *testing.T) {
	var wg sync.WaitGroup
	wg.Add(1)
	synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	fmt.Println("ok")
}
func c_wgInThenOutside(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	wg.Add(1)
	fmt.Println("ok")
}
func c_wgInThenOutsideDone(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	wg.Done()
	fmt.Println("ok")
}
func c_wgTwoBubblesBusy(t *testing.T) {
	wg := new(sync.WaitGroup)
	synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	fmt.Println("ok")
}
func c_wgTwoBubblesDone(t *testing.T) {
	wg := new(sync.WaitGroup)
	synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	synctest.Test(t, func(t *testing.T) { wg.Done() })
	fmt.Println("ok")
}
func c_wgGlobal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { global.Add(1) })
	synctest.Test(t, func(t *testing.T) { global.Add(1) })
	global.Add(1)
	fmt.Println("ok")
}
func c_wgGlobalWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		global.Add(1)
		go func() { time.Sleep(time.Second); global.Done() }()
		global.Wait()
		fmt.Println("ok")
	})
}
func c_wgGlobalDurable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		global.Add(1)
		global.Wait()
	})
}
func c_wgWaitOutside(t *testing.T) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { time.Sleep(time.Millisecond * 20); wg.Done() }()
	synctest.Test(t, func(t *testing.T) { wg.Wait(); fmt.Println("waited") })
}
func c_wgWaitIn(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) {
		wg.Add(1)
		go func() { time.Sleep(time.Second); wg.Done() }()
		wg.Wait()
		fmt.Println("waited", time.Now().Unix())
	})
}
func c_wgStruct(t *testing.T) {
	type S struct {
		a  int
		wg sync.WaitGroup
	}
	s := &S{}
	synctest.Test(t, func(t *testing.T) { s.wg.Add(1) })
	s.wg.Done()
	fmt.Println("ok")
}
func c_wgReuse(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) { wg.Add(1); wg.Done(); wg.Wait() })
	wg.Add(1)
	wg.Done()
	synctest.Test(t, func(t *testing.T) { wg.Add(1); wg.Done(); wg.Wait() })
	fmt.Println("ok")
}
func c_wgAdd0(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) { wg.Add(0) })
	wg.Add(1)
	wg.Done()
	fmt.Println("ok")
}
func c_wgGo(t *testing.T) {
	var wg sync.WaitGroup
	synctest.Test(t, func(t *testing.T) { wg.Go(func() { time.Sleep(1) }); wg.Wait() })
	wg.Go(func() { fmt.Println("out") })
	wg.Wait()
}
func c_condAcross(t *testing.T) {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() {})
		go func() { mu.Lock(); c.Wait(); mu.Unlock(); fmt.Println("woken") }()
		synctest.Wait()
		ch <- c
		synctest.Wait()
		time.Sleep(time.Second)
	})
}
func c_condOutsideLocked(t *testing.T) {
	go func() { c := <-ch; c.L.Lock(); defer c.L.Unlock(); c.Signal(); fmt.Println("signal") }()
	c_condAcross(t)
}
func c_condIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		c := sync.NewCond(&mu)
		go func() { mu.Lock(); c.Wait(); mu.Unlock(); fmt.Println("woken") }()
		synctest.Wait()
		c.Broadcast()
	})
}
func c_mutexAcross(t *testing.T) {
	var mu sync.Mutex
	mu.Lock()
	go func() { time.Sleep(20 * time.Millisecond); mu.Unlock() }()
	synctest.Test(t, func(t *testing.T) { mu.Lock(); fmt.Println("locked"); mu.Unlock() })
}
func c_mutexTwo(t *testing.T) {
	var mu sync.Mutex
	synctest.Test(t, func(t *testing.T) { mu.Lock() })
	mu.Unlock()
	fmt.Println("ok")
}
func c_mutexNotDurable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		mu.Lock()
		go func() { mu.Lock(); fmt.Println("got"); mu.Unlock() }()
		time.Sleep(time.Second)
		mu.Unlock()
		synctest.Wait()
	})
}
func c_outerChan(t *testing.T) {
	c := make(chan int)
	go func() { time.Sleep(20 * time.Millisecond); c <- 1 }()
	synctest.Test(t, func(t *testing.T) { fmt.Println(<-c) })
}
func c_outerChanWait(t *testing.T) {
	c := make(chan int)
	go func() { time.Sleep(20 * time.Millisecond); c <- 1 }()
	synctest.Test(t, func(t *testing.T) {
		done := false
		go func() { <-c; done = true }()
		synctest.Wait()
		fmt.Println(done)
	})
}
func c_outerChanSelect(t *testing.T) {
	c := make(chan int)
	go func() { time.Sleep(20 * time.Millisecond); c <- 1 }()
	synctest.Test(t, func(t *testing.T) {
		in := make(chan int)
		select {
		case <-c:
			fmt.Println("outer")
		case <-in:
		}
	})
}
func c_outerChanSleep(t *testing.T) {
	c := make(chan int)
	go func() { time.Sleep(20 * time.Millisecond); c <- 1 }()
	synctest.Test(t, func(t *testing.T) {
		go func() { <-c; fmt.Println("got") }()
		time.Sleep(time.Hour)
		fmt.Println("slept")
	})
}
func c_nested(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { synctest.Test(t, func(t *testing.T) {}) })
}
func c_fatal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Fatal("in bubble") })
	fmt.Println("after")
}
func c_failNow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.FailNow() })
	fmt.Println("after")
}
func c_error(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Error("in bubble") })
	fmt.Println("after")
}
func c_skip(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Skip("in bubble") })
	fmt.Println("after")
}
func c_deadlock(t *testing.T) { synctest.Test(t, func(t *testing.T) { c := make(chan int); <-c }) }
func c_deadlockTwo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { c := make(chan int); go func() { c <- 1; <-c }(); <-c; <-c })
}
func c_deadlockSelect(t *testing.T) { synctest.Test(t, func(t *testing.T) { select {} }) }
func c_deadlockMutex(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { var m sync.Mutex; m.Lock(); m.Lock() })
}
func c_deadlockWG(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { var m sync.WaitGroup; m.Add(1); m.Wait() })
}
func c_deadlockCond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { var m sync.Mutex; c := sync.NewCond(&m); m.Lock(); c.Wait() })
}
func c_outerDeadlock(t *testing.T) { c := make(chan int); synctest.Test(t, func(t *testing.T) { <-c }) }
func c_goexit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { go func() { t.Fatal("wrong goroutine") }(); synctest.Wait(); fmt.Println("x") })
}
func c_timerOutside(t *testing.T) {
	tm := time.NewTimer(time.Hour)
	synctest.Test(t, func(t *testing.T) { fmt.Println(tm.Stop()) })
}
func c_timerOutsideReset(t *testing.T) {
	tm := time.NewTimer(time.Hour)
	synctest.Test(t, func(t *testing.T) { fmt.Println(tm.Reset(1)) })
}
func c_timerOutsideRecv(t *testing.T) {
	tm := time.NewTimer(20 * time.Millisecond)
	synctest.Test(t, func(t *testing.T) { <-tm.C; fmt.Println("fired") })
}

var cases = map[string]func(*testing.T){
	"wgTwoBubbles":        c_wgTwoBubbles,
	"wgOutsideThenIn":     c_wgOutsideThenIn,
	"wgInThenOutside":     c_wgInThenOutside,
	"wgInThenOutsideDone": c_wgInThenOutsideDone,
	"wgTwoBubblesBusy":    c_wgTwoBubblesBusy,
	"wgTwoBubblesDone":    c_wgTwoBubblesDone,
	"wgGlobal":            c_wgGlobal,
	"wgGlobalWait":        c_wgGlobalWait,
	"wgGlobalDurable":     c_wgGlobalDurable,
	"wgWaitOutside":       c_wgWaitOutside,
	"wgWaitIn":            c_wgWaitIn,
	"wgStruct":            c_wgStruct,
	"wgReuse":             c_wgReuse,
	"wgAdd0":              c_wgAdd0,
	"wgGo":                c_wgGo,
	"condAcross":          c_condAcross,
	"condOutsideLocked":   c_condOutsideLocked,
	"condIn":              c_condIn,
	"mutexAcross":         c_mutexAcross,
	"mutexTwo":            c_mutexTwo,
	"mutexNotDurable":     c_mutexNotDurable,
	"outerChan":           c_outerChan,
	"outerChanWait":       c_outerChanWait,
	"outerChanSelect":     c_outerChanSelect,
	"outerChanSleep":      c_outerChanSleep,
	"nested":              c_nested,
	"fatal":               c_fatal,
	"failNow":             c_failNow,
	"error":               c_error,
	"skip":                c_skip,
	"deadlock":            c_deadlock,
	"deadlockTwo":         c_deadlockTwo,
	"deadlockSelect":      c_deadlockSelect,
	"deadlockMutex":       c_deadlockMutex,
	"deadlockWG":          c_deadlockWG,
	"deadlockCond":        c_deadlockCond,
	"outerDeadlock":       c_outerDeadlock,
	"goexit":              c_goexit,
	"timerOutside":        c_timerOutside,
	"timerOutsideReset":   c_timerOutsideReset,
	"timerOutsideRecv":    c_timerOutsideRecv,
}
