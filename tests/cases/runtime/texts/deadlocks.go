// record: go1.23
// record: each

// Every state in which a goroutine can be parked, as a deadlock prints it.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
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

func c_send()     { c := make(chan int); c <- 1 }
func c_sendFull() { c := make(chan int, 1); c <- 1; c <- 2 }
func c_recv()     { c := make(chan int); <-c }
func c_recvOk()   { c := make(chan int); v, ok := <-c; fmt.Println(v, ok) }
func c_sendNil()  { var c chan int; c <- 1 }
func c_recvNil()  { var c chan int; <-c }
func c_rangeChan() {
	c := make(chan int)
	for v := range c {
		fmt.Println(v)
	}
}
func c_rangeNil() {
	var c chan int
	for v := range c {
		fmt.Println(v)
	}
}
func c_selectNone() { select {} }
func c_selectRecv() {
	c := make(chan int)
	select {
	case <-c:
	}
}
func c_selectSend() {
	c := make(chan int)
	select {
	case c <- 1:
	}
}
func c_selectNil() {
	var c chan int
	select {
	case <-c:
	}
}
func c_selectNilSend() {
	var c chan int
	select {
	case c <- 1:
	}
}
func c_selectTwo() {
	a, b := make(chan int), make(chan string)
	select {
	case <-a:
	case b <- "x":
	}
}
func c_selectTwoNil() {
	var a, b chan int
	select {
	case <-a:
	case b <- 1:
	}
}
func c_selectThree() {
	var a chan int
	b := make(chan int)
	select {
	case <-a:
	case <-b:
	case v, ok := <-b:
		fmt.Println(v, ok)
	}
}
func c_mutex() { var m sync.Mutex; m.Lock(); m.Lock() }
func c_mutexField() {
	var s struct {
		sync.Mutex
		n int
	}
	s.Lock()
	s.n++
	s.Lock()
}
func c_locker()    { var m sync.Mutex; var l sync.Locker = &m; l.Lock(); l.Lock() }
func c_rlocker()   { var m sync.RWMutex; m.Lock(); l := m.RLocker(); l.Lock() }
func c_rlock()     { var m sync.RWMutex; m.Lock(); m.RLock() }
func c_rwlock()    { var m sync.RWMutex; m.RLock(); m.Lock() }
func c_rwlock2()   { var m sync.RWMutex; m.Lock(); m.Lock() }
func c_waitgroup() { var wg sync.WaitGroup; wg.Add(1); wg.Wait() }
func c_cond()      { var m sync.Mutex; c := sync.NewCond(&m); m.Lock(); c.Wait() }
func c_condLock() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	go func() { m.Lock(); c.Broadcast() }()
	m.Lock()
	c.Wait()
}
func c_onceTwice() { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_context() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	<-ctx.Done()
}
func c_background()   { <-context.Background().Done() }
func c_timerStopped() { t := time.NewTimer(time.Hour); t.Stop(); <-t.C }
func c_tickerStopped() {
	t := time.NewTicker(time.Hour)
	t.Stop()
	for range t.C {
	}
}
func c_inDefer()     { defer func() { fmt.Println(recover()) }(); defer func() { select {} }(); panic("p") }
func c_inPanicking() { c := make(chan int); defer func() { <-c }(); var p *int; *p = 1 }
func c_inGoexit() {
	c := make(chan int)
	go func() { defer func() { c <- 1 }(); runtime.Goexit() }()
	settle()
	select {}
}
func c_inMethod() { (&server{}).serve() }

type server struct {
	mu sync.Mutex
	c  chan int
}

func (s *server) serve() { s.mu.Lock(); defer s.mu.Unlock(); s.wait(3) }

//go:noinline
func (s *server) wait(n int) { s.c <- n }

func c_generic() { receive(make(chan string)) }

//go:noinline
func receive[T any](c chan T) T { return <-c }

func c_closure() { c := make(chan int); f := id(func() { g := id(func() { <-c }); g() }); f() }
func c_deep()    { deep(70, make(chan int)) }

//go:noinline
func deep(n int, c chan int) {
	if n == 0 {
		<-c
	}
	deep(n-1, c)
	fmt.Print()
}

func c_deeper() { deep(150, make(chan int)) }

func c_two() {
	c := make(chan int)
	go func() { c <- 1; c <- 2 }()
	settle()
	<-c
	var m sync.Mutex
	m.Lock()
	settle()
	m.Lock()
}
func c_philosophers() {
	var a, b sync.Mutex
	go func() { b.Lock(); settle(); a.Lock() }()
	a.Lock()
	settle()
	b.Lock()
}
func c_many() {
	var mu sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	cond := sync.NewCond(&sync.Mutex{})
	var none chan int
	c := make(chan int)
	wg.Add(1)
	mu.Lock()
	rw.RLock()
	go func() { mu.Lock() }()
	settle()
	go func() { rw.Lock() }()
	settle()
	go func() { rw.RLock() }()
	settle()
	go func() { rw.Lock() }()
	settle()
	go wg.Wait()
	settle()
	go func() { cond.L.Lock(); cond.Wait() }()
	settle()
	go func() { c <- 1 }()
	settle()
	go func() { <-none }()
	settle()
	go func() { none <- 1 }()
	settle()
	go func() { select {} }()
	settle()
	go func() {
		select {
		case <-none:
		case none <- 1:
		}
	}()
	settle()
	go mu.Lock()
	settle()
	go cond.L.Lock()
	settle()
	go rw.RLock()
	settle()
	select {}
}
func c_goMethod()  { s := &server{}; go s.serve(); settle(); s.mu.Lock() }
func c_goArgs()    { c := make(chan int); go put(c, 3); settle(); var d chan int; <-d }
func c_goGeneric() { go receive(make(chan int)); settle(); select {} }
func c_goClosure() {
	c := make(chan int)
	for i := range 2 {
		go func() { c <- i }()
		settle()
	}
	select {}
}
func c_goNested() {
	go func() { go func() { select {} }(); settle(); var c chan int; <-c }()
	settle()
	select {}
}
func c_goMain() { go main2(); settle(); select {} }
func main2()    { var wg sync.WaitGroup; wg.Add(1); wg.Wait() }

//go:noinline
func put(c chan int, v int) { c <- v }

func c_wgGoroutines() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); wg.Wait() }()
	settle()
	wg.Wait()
}
func c_rangeFunc() {
	for x := range func(yield func(chan int) bool) { yield(make(chan int)) } {
		<-x
	}
}
func c_goexitMain()  { go func() { select {} }(); settle(); runtime.Goexit() }
func c_goexitAfter() { go func() { runtime.Goexit() }(); settle(); select {} }
func c_goexitMutex() { var m sync.Mutex; go func() { m.Lock(); runtime.Goexit() }(); settle(); m.Lock() }
func c_panicLeft() {
	var m sync.Mutex
	func() { defer func() { recover() }(); m.Lock(); panic("p") }()
	m.Lock()
}
func c_closed() { c := make(chan int); close(c); <-c; c = nil; <-c }
func c_syncMap() {
	var m sync.Map
	m.Range(func(k, v any) bool { return true })
	m.Store(1, 2)
	m.Range(func(k, v any) bool { select {} })
}
func c_pool()        { p := sync.Pool{New: func() any { select {} }}; p.Get() }
func c_initialised() { fmt.Println("main runs"); <-make(chan int) }
func c_stringer()    { fmt.Println(blocking{}) }

type blocking struct{}

func (blocking) Error() string { select {} }

func c_panicError() { panic(blocking{}) }
func c_semaphore() {
	s := make(chan struct{}, 2)
	for range 3 {
		s <- struct{}{}
	}
}
func c_pipeline() {
	a, b := make(chan int), make(chan int)
	go func() {
		defer close(b)
		for v := range a {
			b <- v
		}
	}()
	settle()
	a <- 1
	settle()
	a <- 2
}

// ---- GOTRACEBACK
func c_tracebackNone()      { debug.SetTraceback("none"); panic("nothing but this") }
func c_tracebackNoneDead()  { debug.SetTraceback("none"); select {} }
func c_tracebackNoneMem()   { debug.SetTraceback("none"); var p *int; *p = 1 }
func c_tracebackNoneFatal() { debug.SetTraceback("none"); var m sync.Mutex; m.Unlock() }
func c_tracebackSingle()    { others(); debug.SetTraceback("single"); panic("one") }
func c_tracebackAll()       { others(); debug.SetTraceback("all"); panic("all") }
func c_tracebackAllFatal()  { others(); debug.SetTraceback("all"); var m sync.RWMutex; m.Unlock() }
func c_tracebackAllDead()   { go func() { select {} }(); settle(); debug.SetTraceback("all"); select {} }
func c_tracebackAllChild() {
	others()
	debug.SetTraceback("all")
	go func() { panic("child") }()
	select {}
}

// ---- what a fatal error shows of the others
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
func c_fatalUnlock()    { others(); var m sync.Mutex; m.Unlock() }
func c_fatalRUnlock()   { others(); var m sync.RWMutex; m.RUnlock() }
func c_fatalWUnlock()   { others(); var m sync.RWMutex; m.Unlock() }
func c_fatalGoNil()     { others(); go id[func()](nil)() }
func c_fatalChild()     { others(); go func() { var m sync.Mutex; m.Unlock() }(); select {} }
func c_panicOthers()    { others(); panic("only this one is shown") }
func c_panicChild()     { others(); go func() { panic("child") }(); select {} }
func c_throwOthers()    { others(); panic(thrower{}) }
func c_fatalPanicking() { others(); defer func() { var m sync.Mutex; m.Unlock() }(); panic("first") }

type thrower struct{}

func (thrower) Error() string { panic("thrown") }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"send":               c_send,
	"sendFull":           c_sendFull,
	"recv":               c_recv,
	"recvOk":             c_recvOk,
	"sendNil":            c_sendNil,
	"recvNil":            c_recvNil,
	"rangeChan":          c_rangeChan,
	"rangeNil":           c_rangeNil,
	"selectNone":         c_selectNone,
	"selectRecv":         c_selectRecv,
	"selectSend":         c_selectSend,
	"selectNil":          c_selectNil,
	"selectNilSend":      c_selectNilSend,
	"selectTwo":          c_selectTwo,
	"selectTwoNil":       c_selectTwoNil,
	"selectThree":        c_selectThree,
	"mutex":              c_mutex,
	"mutexField":         c_mutexField,
	"locker":             c_locker,
	"rlocker":            c_rlocker,
	"rlock":              c_rlock,
	"rwlock":             c_rwlock,
	"rwlock2":            c_rwlock2,
	"waitgroup":          c_waitgroup,
	"cond":               c_cond,
	"condLock":           c_condLock,
	"onceTwice":          c_onceTwice,
	"context":            c_context,
	"background":         c_background,
	"timerStopped":       c_timerStopped,
	"tickerStopped":      c_tickerStopped,
	"inDefer":            c_inDefer,
	"inPanicking":        c_inPanicking,
	"inGoexit":           c_inGoexit,
	"inMethod":           c_inMethod,
	"generic":            c_generic,
	"closure":            c_closure,
	"deep":               c_deep,
	"deeper":             c_deeper,
	"two":                c_two,
	"philosophers":       c_philosophers,
	"many":               c_many,
	"goMethod":           c_goMethod,
	"goArgs":             c_goArgs,
	"goGeneric":          c_goGeneric,
	"goClosure":          c_goClosure,
	"goNested":           c_goNested,
	"goMain":             c_goMain,
	"wgGoroutines":       c_wgGoroutines,
	"rangeFunc":          c_rangeFunc,
	"goexitMain":         c_goexitMain,
	"goexitAfter":        c_goexitAfter,
	"goexitMutex":        c_goexitMutex,
	"panicLeft":          c_panicLeft,
	"closed":             c_closed,
	"syncMap":            c_syncMap,
	"pool":               c_pool,
	"initialised":        c_initialised,
	"stringer":           c_stringer,
	"panicError":         c_panicError,
	"semaphore":          c_semaphore,
	"pipeline":           c_pipeline,
	"tracebackNone":      c_tracebackNone,
	"tracebackNoneDead":  c_tracebackNoneDead,
	"tracebackNoneMem":   c_tracebackNoneMem,
	"tracebackNoneFatal": c_tracebackNoneFatal,
	"tracebackSingle":    c_tracebackSingle,
	"tracebackAll":       c_tracebackAll,
	"tracebackAllFatal":  c_tracebackAllFatal,
	"tracebackAllDead":   c_tracebackAllDead,
	"tracebackAllChild":  c_tracebackAllChild,
	"fatalUnlock":        c_fatalUnlock,
	"fatalRUnlock":       c_fatalRUnlock,
	"fatalWUnlock":       c_fatalWUnlock,
	"fatalGoNil":         c_fatalGoNil,
	"fatalChild":         c_fatalChild,
	"panicOthers":        c_panicOthers,
	"panicChild":         c_panicChild,
	"throwOthers":        c_throwOthers,
	"fatalPanicking":     c_fatalPanicking,
}
