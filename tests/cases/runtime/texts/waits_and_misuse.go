// record: each
// record: go1.23

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"
)

type T struct {
	mu sync.Mutex
	m  map[string][]int
	p  *T
	f  func(int) int
	c  chan int
	i  interface{ Do(int) (string, error) }
	a  [4]int
	s  []int
}

func c_dlRecv()    { c := make(chan int); <-c }
func c_dlSend()    { c := make(chan int); c <- 1 }
func c_dlNilRecv() { var c chan int; <-c }
func c_dlNilSend() { var c chan int; c <- 1 }
func c_dlSelect()  { select {} }
func c_dlSelect2() {
	a, b := make(chan int), make(chan int)
	select {
	case <-a:
	case b <- 1:
	}
}
func c_dlSelectNil() {
	var a, b chan int
	select {
	case <-a:
	case <-b:
	}
}
func c_dlSelect1() {
	a := make(chan int)
	select {
	case <-a:
	}
}
func c_dlMutex() { var m sync.Mutex; m.Lock(); m.Lock() }
func c_dlRW()    { var m sync.RWMutex; m.RLock(); m.Lock() }
func c_dlRW2()   { var m sync.RWMutex; m.Lock(); m.RLock() }
func c_dlWG()    { var w sync.WaitGroup; w.Add(1); w.Wait() }
func c_dlCond()  { m := sync.NewCond(&sync.Mutex{}); m.L.Lock(); m.Wait() }
func c_dlOnce()  { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_dlRange() {
	c := make(chan int, 3)
	c <- 1
	for v := range c {
		fmt.Println(v)
	}
}
func c_dlFull() { c := make(chan int, 1); c <- 1; c <- 2 }
func c_dlCtx()  { <-context.Background().Done() }
func c_dlMany() {
	var m sync.Mutex
	var w sync.WaitGroup
	c := make(chan int)
	m.Lock()
	w.Add(3)
	go func() { m.Lock(); w.Done() }()
	go func() { c <- 1; w.Done() }()
	go func() {
		select {
		case <-c:
		case <-time.After(time.Millisecond):
		}
		w.Done()
		<-c
		<-c
	}()
	w.Wait()
}
func c_dlPipe()  { r, _ := io.Pipe(); b := make([]byte, 1); r.Read(b) }
func c_dlPipeW() { _, w := io.Pipe(); w.Write([]byte("x")) }
func c_dlTimer() { t := time.NewTimer(time.Hour); t.Stop(); <-t.C }
func c_dlTick()  { t := time.NewTicker(time.Hour); t.Stop(); <-t.C }
func c_dlSig()   { c := make(chan os.Signal, 1); _ = signal.Notify; <-c }
func c_dlCtxCancel() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() { <-ctx.Done() }()
	<-make(chan struct{})
}
func c_dlInGo() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		var m sync.Mutex
		m.Lock()
		defer m.Unlock()
		m.Lock()
	}()
	<-done
}
func c_dlRWq() {
	var m sync.RWMutex
	m.RLock()
	go func() { m.Lock() }()
	time.Sleep(time.Millisecond)
	m.RLock()
}
func c_dlCondRW() {
	var m sync.RWMutex
	c := sync.NewCond(m.RLocker())
	c.L.Lock()
	c.Wait()
}

func c_unlock()    { var m sync.Mutex; defer func() { fmt.Println(recover()) }(); m.Unlock() }
func c_runlock()   { var m sync.RWMutex; m.RUnlock() }
func c_wunlock()   { var m sync.RWMutex; m.Unlock() }
func c_unlock2()   { var m sync.RWMutex; m.RLock(); m.Unlock() }
func c_wgNeg()     { var w sync.WaitGroup; w.Done() }
func c_logFatal()  { defer fmt.Println("no"); log.SetFlags(0); log.Fatal("fatal ", 1, 2, "x") }
func c_logFatalf() { log.SetFlags(0); log.SetPrefix("pre: "); log.Fatalf("%d\n", 5) }
func c_logPanic() {
	log.SetFlags(log.Lshortfile | log.Lmsgprefix)
	log.SetPrefix("p ")
	log.Panic("a", "b", 3)
}
func c_logPanicf() { log.SetFlags(0); log.Panicf("%v %q", errors.New("e"), "s") }
func c_logPanicln() {
	log.SetFlags(0)
	defer func() { fmt.Printf("%T %v\n", recover(), 1) }()
	log.Panicln("a", 1)
}
func c_logger() {
	l := log.New(os.Stdout, "[x] ", log.Llongfile&0)
	l.Println("hello")
	l.Panicln("bye")
}

func c_tmap()  { var t T; t.m["a"] = append(t.m["a"], 1) }
func c_tp()    { var t T; t.p.p.a[2]++ }
func c_tpa()   { t := T{p: &T{}}; t.p.p.a[2]++ }
func c_tf()    { var t T; t.f(1) }
func c_tc()    { var t T; close(t.c) }
func c_ti()    { var t T; t.i.Do(1) }
func c_ta()    { var t T; i := 4; t.a[i]++ }
func c_ts()    { var t T; i := 0; t.s[i] = 1 }
func c_nilT()  { var t *T; t.mu.Lock() }
func c_nilTs() { var t *T; fmt.Println(len(t.s)) }
func c_nilTa() { var t *T; fmt.Println(len(t.a)); fmt.Println(t.a[1]) }
func c_nilSl() { var t *[4]int; s := t[:]; fmt.Println(s) }
func c_nilAr() {
	var t *[4]int
	for i := range t {
		fmt.Print(i)
	}
	s := t[1:2]
	_ = s
}
func c_derefS()  { var s *string; fmt.Println(*s) }
func c_derefI()  { var s *any; fmt.Println(*s) }
func c_atomic()  { var p atomic.Pointer[T]; p.Load().a[1] = 2 }
func c_atomicN() { var p *atomic.Int64; p.Add(1) }
func c_atomicV() { var v atomic.Value; v.Store(1); v.Store("x") }
func c_atomicL() { var v atomic.Value; _ = v.Load().(int) }
func c_syncMap() { var m sync.Map; m.Store([]int{1}, 2) }
func c_pool()    { p := sync.Pool{}; p.Get().(*T).a[0] = 1 }
func c_ctxVal()  { ctx := context.Background(); _ = ctx.Value("k").(string) }
func c_ctxKey()  { context.WithValue(context.Background(), nil, 1) }
func c_ctxKey2() { context.WithValue(context.Background(), []int{}, 1) }
func c_ctxCause() {
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("why"))
	panic(context.Cause(ctx))
}
func c_ctxDead() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	<-ctx.Done()
	panic(ctx.Err())
}
func c_timerReset() { var t time.Timer; t.Reset(1) }
func c_ticker()     { time.NewTicker(-1) }
func c_exit()       { fmt.Print("no newline"); os.Exit(3) }
func c_exitNeg()    { os.Exit(-1) }
func c_exitGo()     { go func() { defer fmt.Println("no"); os.Exit(4) }(); select {} }
func c_stdout() {
	fmt.Fprintln(os.Stderr, "err")
	println("x", 1, 2.5, true, 'a', "b")
	print("end")
}

func main() { cases[os.Args[1]]() }

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"dlRecv":      c_dlRecv,
		"dlSend":      c_dlSend,
		"dlNilRecv":   c_dlNilRecv,
		"dlNilSend":   c_dlNilSend,
		"dlSelect":    c_dlSelect,
		"dlSelect2":   c_dlSelect2,
		"dlSelectNil": c_dlSelectNil,
		"dlSelect1":   c_dlSelect1,
		"dlMutex":     c_dlMutex,
		"dlRW":        c_dlRW,
		"dlRW2":       c_dlRW2,
		"dlWG":        c_dlWG,
		"dlCond":      c_dlCond,
		"dlOnce":      c_dlOnce,
		"dlRange":     c_dlRange,
		"dlFull":      c_dlFull,
		"dlCtx":       c_dlCtx,
		"dlMany":      c_dlMany,
		"dlPipe":      c_dlPipe,
		"dlPipeW":     c_dlPipeW,
		"dlTimer":     c_dlTimer,
		"dlTick":      c_dlTick,
		"dlSig":       c_dlSig,
		"dlCtxCancel": c_dlCtxCancel,
		"dlInGo":      c_dlInGo,
		"dlRWq":       c_dlRWq,
		"dlCondRW":    c_dlCondRW,
		"unlock":      c_unlock,
		"runlock":     c_runlock,
		"wunlock":     c_wunlock,
		"unlock2":     c_unlock2,
		"wgNeg":       c_wgNeg,
		"logFatal":    c_logFatal,
		"logFatalf":   c_logFatalf,
		"logPanic":    c_logPanic,
		"logPanicf":   c_logPanicf,
		"logPanicln":  c_logPanicln,
		"logger":      c_logger,
		"tmap":        c_tmap,
		"tp":          c_tp,
		"tpa":         c_tpa,
		"tf":          c_tf,
		"tc":          c_tc,
		"ti":          c_ti,
		"ta":          c_ta,
		"ts":          c_ts,
		"nilT":        c_nilT,
		"nilTs":       c_nilTs,
		"nilTa":       c_nilTa,
		"nilSl":       c_nilSl,
		"nilAr":       c_nilAr,
		"derefS":      c_derefS,
		"derefI":      c_derefI,
		"atomic":      c_atomic,
		"atomicN":     c_atomicN,
		"atomicV":     c_atomicV,
		"atomicL":     c_atomicL,
		"syncMap":     c_syncMap,
		"pool":        c_pool,
		"ctxVal":      c_ctxVal,
		"ctxKey":      c_ctxKey,
		"ctxKey2":     c_ctxKey2,
		"ctxCause":    c_ctxCause,
		"ctxDead":     c_ctxDead,
		"timerReset":  c_timerReset,
		"ticker":      c_ticker,
		"exit":        c_exit,
		"exitNeg":     c_exitNeg,
		"exitGo":      c_exitGo,
		"stdout":      c_stdout,
	}
}
