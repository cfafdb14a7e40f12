// record: go1.23
// record: each

// What the runtime, sync, context, time and iter say to a program that misuses them.
package main

import (
	"context"
	"iter"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

type point struct{ x, y int }

func (p point) String() string { return "point" }

func c_finNil()        { runtime.SetFinalizer(id[any](nil), func(*int) {}) }
func c_finNilPtr()     { runtime.SetFinalizer(id[*int](nil), func(*int) {}) }
func c_finNoPtr()      { runtime.SetFinalizer(id(1), func(int) {}) }
func c_finStruct()     { runtime.SetFinalizer(point{}, nil) }
func c_finNoFunc()     { runtime.SetFinalizer(id(new(point)), 3) }
func c_finStrFunc()    { runtime.SetFinalizer(id(new(point)), "f") }
func c_finArgs()       { runtime.SetFinalizer(id(new(point)), func() {}) }
func c_finArgs2()      { runtime.SetFinalizer(id(new(point)), func(*point, int) {}) }
func c_finVariadic()   { runtime.SetFinalizer(id(new(point)), func(...*point) {}) }
func c_finType()       { runtime.SetFinalizer(id(new(point)), func(*int) {}) }
func c_finIface()      { runtime.SetFinalizer(id(new(point)), func(error) {}) }
func c_finTwice()      { p := id(new(point)); runtime.SetFinalizer(p, func(*point) {}); runtime.SetFinalizer(p, func(*point) {}) }
func c_finInner()      { p := id(&[4]point{}); runtime.SetFinalizer(&p[1], func(*point) {}) }
func c_finInnerField() { p := id(new(point)); runtime.SetFinalizer(&p.y, func(*int) {}) }

var global point

func c_finGlobal() { runtime.SetFinalizer(&global, func(*point) {}); println("ok") }

func c_growslice()  { s := id([]int{1}); _ = append(s, make([]int, id(math.MaxInt))...) }
func c_growslices() { s := id([]byte{1}); _ = slices.Grow(s, id(math.MaxInt-1)) }
func c_growneg()    { s := id([]byte{1}); _ = slices.Grow(s, id(-1)) }
func c_appendneg()  { s := id([]int{1}); _ = append(s, make([]int, id(-1))...) }
func c_builderNeg() { var b strings.Builder; b.Grow(id(-1)) }
func c_repeatNeg()  { _ = strings.Repeat("x", id(-1)) }
func c_repeatBig()  { _ = strings.Repeat("xy", id(math.MaxInt)) }

func c_mutexReset() {
	var mu sync.Mutex
	mu.Lock()
	go func() { mu.Lock() }()
	time.Sleep(time.Millisecond)
	mu.Unlock()
	mu = sync.Mutex{}
	time.Sleep(time.Millisecond)
	println("end")
}

func c_wgNegative() { var wg sync.WaitGroup; wg.Add(id(-1)) }
func c_wgNegative2() {
	var wg sync.WaitGroup
	wg.Add(2)
	wg.Done()
	wg.Done()
	wg.Done()
}
func c_wgHuge() { var wg sync.WaitGroup; wg.Add(id(1 << 31)) }
func c_wgReused() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Done()
		wg.Add(1)
	}()
	wg.Wait()
}
func c_condCopy() {
	a := sync.NewCond(&sync.Mutex{})
	a.Signal()
	b := *a
	b.Signal()
}
func c_condWaitUnlocked() { c := sync.NewCond(&sync.Mutex{}); c.Wait() }
func c_rlockerUnlock()    { var mu sync.RWMutex; mu.RLocker().Unlock() }
func c_rwUnlockRead()     { var mu sync.RWMutex; mu.RLock(); mu.Unlock() }
func c_rwRUnlockWrite()   { var mu sync.RWMutex; mu.Lock(); mu.RUnlock() }
func c_tryLock()          { var mu sync.Mutex; mu.Lock(); println(mu.TryLock()); mu.Unlock(); mu.Unlock() }
func c_onceDeadlock()     { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_oncePanic() {
	var o sync.Once
	func() {
		defer func() { println(recover().(string)) }()
		o.Do(func() { panic("first") })
	}()
	o.Do(func() { panic("second") })
	println("not again")
}
func c_onceFunc() {
	f := id(sync.OnceFunc)(func() { panic("once") })
	func() {
		defer func() { println(recover().(string)) }()
		f()
	}()
	f()
}
func c_onceFuncFirst()  { id(sync.OnceFunc)(func() { panic("once") })() }
func c_onceFuncNil()    { id(sync.OnceFunc)(nil)() }
func c_onceValueFirst() { id(sync.OnceValue[int])(func() int { panic("once") })() }
func c_onceValue() {
	f := id(sync.OnceValue[int])(func() int { panic("once") })
	func() {
		defer func() { println(recover().(string)) }()
		f()
	}()
	f()
}
func c_onceValues() {
	f := id(sync.OnceValues[int, error])(func() (int, error) { panic("once") })
	func() {
		defer func() { println(recover().(string)) }()
		f()
	}()
	f()
}
func c_onceValuesFirst() { id(sync.OnceValues[int, error])(func() (int, error) { panic("once") })() }
func c_syncMapHash()    { var m sync.Map; m.Store([]int{1}, 1) }
func c_syncMapHash2()   { var m sync.Map; m.Store(1, 1); m.Load([]int{1}) }
func c_syncMapCas()     { var m sync.Map; m.Store(1, []int{1}); m.CompareAndSwap(1, []int{1}, 2) }
func c_syncMapCas2()    { var m sync.Map; m.Store(1, 1); m.CompareAndSwap(1, []int{1}, 2) }
func c_syncMapDelete()  { var m sync.Map; m.Store(1, 1); m.CompareAndDelete(1, []int{1}) }
func c_syncMapDelete2() { var m sync.Map; println(m.CompareAndDelete(1, []int{1})) }

func c_valueNil()     { var v atomic.Value; v.Store(id[any](nil)) }
func c_valueType()    { var v atomic.Value; v.Store(1); v.Store("s") }
func c_valueSwapNil() { var v atomic.Value; v.Swap(id[any](nil)) }
func c_valueSwap()    { var v atomic.Value; v.Store(1); v.Swap("s") }
func c_valueCasNil()  { var v atomic.Value; v.CompareAndSwap(nil, nil) }
func c_valueCasOld()  { var v atomic.Value; v.Store(1); v.CompareAndSwap("s", 1) }
func c_valueCasNew()  { var v atomic.Value; v.Store(1); v.CompareAndSwap("s", "t") }
func c_valueCasComp() { var v atomic.Value; v.Store([]int{1}); v.CompareAndSwap([]int{1}, []int{2}) }
func c_nilInt64()     { var p *atomic.Int64; p.Add(1) }
func c_nilPointer()   { var p *atomic.Pointer[int]; p.Load() }
func c_nilAdd()       { atomic.AddInt32(id[*int32](nil), 1) }
func c_nilBool()      { var p *atomic.Bool; p.Store(true) }

func c_ctxNil()      { context.WithCancel(id[context.Context](nil)) }
func c_ctxNilCause() { context.WithCancelCause(id[context.Context](nil)) }
func c_ctxDeadline() { context.WithTimeout(id[context.Context](nil), 1) }
func c_ctxValue()    { context.WithValue(id[context.Context](nil), 1, 1) }
func c_ctxKey()      { context.WithValue(context.Background(), nil, 1) }
func c_ctxComp()     { context.WithValue(context.Background(), []int{}, 1) }
func c_ctxWithout()  { context.WithoutCancel(id[context.Context](nil)) }
func c_ctxAfter()    { context.AfterFunc(id[context.Context](nil), func() {}) }

func c_ticker0()      { time.NewTicker(id[time.Duration](0)) }
func c_tickerNeg()    { time.NewTicker(id[time.Duration](-1)) }
func c_tick0()        { println(time.Tick(id[time.Duration](0)) == nil) }
func c_tickerReset0() { time.NewTicker(1).Reset(id[time.Duration](0)) }
func c_tickerReset()  { new(time.Ticker).Reset(1) }
func c_tickerStop()   { new(time.Ticker).Stop(); println("ok") }
func c_timerReset()   { new(time.Timer).Reset(1) }
func c_timerStop()    { new(time.Timer).Stop() }
func c_timerNil()     { var t *time.Timer; t.Stop() }
func c_inNil()        { time.Now().In(nil) }
func c_dateNil()      { time.Date(2000, 1, 1, 1, 1, 1, 1, nil) }
func c_afterFuncNil() { time.AfterFunc(20*time.Millisecond, nil); time.Sleep(time.Second) }

func seq(f func()) iter.Seq[int] {
	return func(yield func(int) bool) { f(); yield(1) }
}
func c_pullNested() {
	var next func() (int, bool)
	next, _ = iter.Pull(seq(func() { next() }))
	next()
}
func c_pull2Nested() {
	var next func() (int, int, bool)
	next, _ = iter.Pull2(func(yield func(int, int) bool) { next() })
	next()
}
func c_pullPanic() {
	next, _ := iter.Pull(seq(func() { panic("in seq") }))
	next()
}
func c_pullPanicStop() {
	next, stop := iter.Pull(func(yield func(int) bool) { defer func() { panic("in stop") }(); yield(1) })
	next()
	stop()
}
func c_pullGoexit() {
	go func() {
		defer println("exits")
		next, _ := iter.Pull(seq(func() { runtime.Goexit() }))
		next()
		println("not here")
	}()
	time.Sleep(time.Millisecond)
}
func c_pullNil()    { next, _ := iter.Pull[int](nil); next() }
func c_pullYield() {
	var kept func(int) bool
	next, _ := iter.Pull(func(yield func(int) bool) { kept = yield; yield(1) })
	next()
	kept(2)
}

func c_pull2Yield() {
	var kept func(int, int) bool
	next, _ := iter.Pull2(func(yield func(int, int) bool) { kept = yield; yield(1, 1) })
	next()
	kept(2, 2)
}

func c_unlockOS()    { runtime.UnlockOSThread(); println("ok") }
func c_gomaxprocs()  { println(runtime.GOMAXPROCS(-1) > 0) }
func c_closeNil()    { close(id[chan int](nil)) }
func c_closeTwice()  { c := make(chan int); close(c); close(c) }
func c_sendClosed()  { c := make(chan int, 1); close(c); c <- 1 }
func c_makeChanNeg() { _ = make(chan int, id(-1)) }
func c_makeChanBig() { _ = make(chan int, id(math.MaxInt)) }
func c_makeMapNeg()  { println(len(make(map[int]int, id(-1)))) }
func c_makeBig()     { _ = make([]int, id(math.MaxInt)) }
func c_makeCap()     { _ = make([]int, 1, id(0)) }
func c_maxStack() {
	debug.SetMaxStack(1 << 16)
	var f func(int) int
	f = func(n int) int { return f(n+1) + 1 }
	f(0)
}
func c_selectClosed() {
	c := make(chan int)
	close(c)
	select {
	case c <- 1:
	default:
	}
}
func c_selectClosed2() {
	c, d := make(chan int), make(chan int)
	close(c)
	select {
	case c <- 1:
	case <-d:
	}
}
func c_sendWokenByClose() {
	c := make(chan int)
	go func() { time.Sleep(time.Millisecond); close(c) }()
	c <- 1
}
func c_selectWokenByClose() {
	c, d := make(chan int), make(chan int)
	go func() { time.Sleep(time.Millisecond); close(c) }()
	select {
	case c <- 1:
	case <-d:
	}
}

func c_growZero()      { s := make([]struct{}, id(math.MaxInt)); s = append(s, struct{}{}); println(len(s)) }
func c_appendMakeNeg() { s := id([]int{1}); _ = append(s, make([]int, id(-5), 10)...) }
func c_lockedThread() {
	runtime.LockOSThread()
	go func() { runtime.LockOSThread(); select {} }()
	time.Sleep(time.Millisecond)
	select {}
}
func c_lockedPanic()   { runtime.LockOSThread(); panic("locked") }
func c_lockedTwice()   { runtime.LockOSThread(); runtime.LockOSThread(); runtime.UnlockOSThread(); panic("still locked") }
func c_unlockedPanic() { runtime.LockOSThread(); runtime.UnlockOSThread(); runtime.UnlockOSThread(); panic("not locked") }
func c_pinNil()        { var p runtime.Pinner; p.Pin(nil) }
func c_pinInt()        { var p runtime.Pinner; p.Pin(1) }
func c_pinSlice()      { var p runtime.Pinner; p.Pin([]int{1}) }
func c_pinOk()         { var p runtime.Pinner; p.Pin(new(int)); p.Unpin(); println("ok") }
func c_nilLock()       { var m *sync.Mutex; m.Lock() }
func c_nilTryLock()    { var m *sync.Mutex; m.TryLock() }
func c_nilUnlock()     { var m *sync.Mutex; m.Unlock() }
func c_nilRWLock()     { var m *sync.RWMutex; m.Lock() }
func c_nilRWRUnlock()  { var m *sync.RWMutex; m.RUnlock() }
func c_nilRWTryLock()  { var m *sync.RWMutex; m.TryLock() }
func c_nilRWTryRLock() { var m *sync.RWMutex; m.TryRLock() }
func c_nilWgAdd()      { var wg *sync.WaitGroup; wg.Add(1) }
func c_nilWgWait()     { var wg *sync.WaitGroup; wg.Wait() }
func c_nilOnce()       { var o *sync.Once; o.Do(func() {}) }
func c_nilPool()       { var p *sync.Pool; p.Get() }
func c_nilPoolPut()    { var p *sync.Pool; p.Put(1) }
func c_nilSignal()     { var c *sync.Cond; c.Signal() }
func c_nilBroadcast()  { var c *sync.Cond; c.Broadcast() }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"finNil": c_finNil,
	"finNilPtr": c_finNilPtr,
	"finNoPtr": c_finNoPtr,
	"finStruct": c_finStruct,
	"finNoFunc": c_finNoFunc,
	"finStrFunc": c_finStrFunc,
	"finArgs": c_finArgs,
	"finArgs2": c_finArgs2,
	"finVariadic": c_finVariadic,
	"finType": c_finType,
	"finIface": c_finIface,
	"finTwice": c_finTwice,
	"finInner": c_finInner,
	"finInnerField": c_finInnerField,
	"finGlobal": c_finGlobal,
	"growslice": c_growslice,
	"growslices": c_growslices,
	"growneg": c_growneg,
	"appendneg": c_appendneg,
	"builderNeg": c_builderNeg,
	"repeatNeg": c_repeatNeg,
	"repeatBig": c_repeatBig,
	"mutexReset": c_mutexReset,
	"wgNegative": c_wgNegative,
	"wgNegative2": c_wgNegative2,
	"wgHuge": c_wgHuge,
	"wgReused": c_wgReused,
	"condCopy": c_condCopy,
	"condWaitUnlocked": c_condWaitUnlocked,
	"rlockerUnlock": c_rlockerUnlock,
	"rwUnlockRead": c_rwUnlockRead,
	"rwRUnlockWrite": c_rwRUnlockWrite,
	"tryLock": c_tryLock,
	"onceDeadlock": c_onceDeadlock,
	"oncePanic": c_oncePanic,
	"onceFunc": c_onceFunc,
	"onceFuncFirst": c_onceFuncFirst,
	"onceFuncNil": c_onceFuncNil,
	"onceValueFirst": c_onceValueFirst,
	"onceValue": c_onceValue,
	"onceValues": c_onceValues,
	"onceValuesFirst": c_onceValuesFirst,
	"syncMapHash": c_syncMapHash,
	"syncMapHash2": c_syncMapHash2,
	"syncMapCas": c_syncMapCas,
	"syncMapCas2": c_syncMapCas2,
	"syncMapDelete": c_syncMapDelete,
	"syncMapDelete2": c_syncMapDelete2,
	"valueNil": c_valueNil,
	"valueType": c_valueType,
	"valueSwapNil": c_valueSwapNil,
	"valueSwap": c_valueSwap,
	"valueCasNil": c_valueCasNil,
	"valueCasOld": c_valueCasOld,
	"valueCasNew": c_valueCasNew,
	"valueCasComp": c_valueCasComp,
	"nilInt64": c_nilInt64,
	"nilPointer": c_nilPointer,
	"nilAdd": c_nilAdd,
	"nilBool": c_nilBool,
	"ctxNil": c_ctxNil,
	"ctxNilCause": c_ctxNilCause,
	"ctxDeadline": c_ctxDeadline,
	"ctxValue": c_ctxValue,
	"ctxKey": c_ctxKey,
	"ctxComp": c_ctxComp,
	"ctxWithout": c_ctxWithout,
	"ctxAfter": c_ctxAfter,
	"ticker0": c_ticker0,
	"tickerNeg": c_tickerNeg,
	"tick0": c_tick0,
	"tickerReset0": c_tickerReset0,
	"tickerReset": c_tickerReset,
	"tickerStop": c_tickerStop,
	"timerReset": c_timerReset,
	"timerStop": c_timerStop,
	"timerNil": c_timerNil,
	"inNil": c_inNil,
	"dateNil": c_dateNil,
	"afterFuncNil": c_afterFuncNil,
	"pullNested": c_pullNested,
	"pull2Nested": c_pull2Nested,
	"pullPanic": c_pullPanic,
	"pullPanicStop": c_pullPanicStop,
	"pullGoexit": c_pullGoexit,
	"pullNil": c_pullNil,
	"pullYield": c_pullYield,
	"pull2Yield": c_pull2Yield,
	"unlockOS": c_unlockOS,
	"gomaxprocs": c_gomaxprocs,
	"closeNil": c_closeNil,
	"closeTwice": c_closeTwice,
	"sendClosed": c_sendClosed,
	"makeChanNeg": c_makeChanNeg,
	"makeChanBig": c_makeChanBig,
	"makeMapNeg": c_makeMapNeg,
	"makeBig": c_makeBig,
	"makeCap": c_makeCap,
	"maxStack": c_maxStack,
	"selectClosed": c_selectClosed,
	"selectClosed2": c_selectClosed2,
	"sendWokenByClose": c_sendWokenByClose,
	"selectWokenByClose": c_selectWokenByClose,
	"growZero": c_growZero,
	"appendMakeNeg": c_appendMakeNeg,
	"lockedThread": c_lockedThread,
	"lockedPanic": c_lockedPanic,
	"lockedTwice": c_lockedTwice,
	"unlockedPanic": c_unlockedPanic,
	"pinNil": c_pinNil,
	"pinInt": c_pinInt,
	"pinSlice": c_pinSlice,
	"pinOk": c_pinOk,
	"nilLock": c_nilLock,
	"nilTryLock": c_nilTryLock,
	"nilUnlock": c_nilUnlock,
	"nilRWLock": c_nilRWLock,
	"nilRWRUnlock": c_nilRWRUnlock,
	"nilRWTryLock": c_nilRWTryLock,
	"nilRWTryRLock": c_nilRWTryRLock,
	"nilWgAdd": c_nilWgAdd,
	"nilWgWait": c_nilWgWait,
	"nilOnce": c_nilOnce,
	"nilPool": c_nilPool,
	"nilPoolPut": c_nilPoolPut,
	"nilSignal": c_nilSignal,
	"nilBroadcast": c_nilBroadcast,
}
