// record: go1.23
// record: each

// Misuse of goroutines, channels, functions and locks, and what the runtime says to it.
package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

//go:noinline
func id[X any](x X) X { return x }

func take(n int, s string) { panic(fmt.Sprint(n, s)) }

// nil functions
func c_deferNil()         { var f func(); defer f(); fmt.Println("registered") }
func c_deferNilArgs()     { var f func(int, string); defer f(1, "x"); fmt.Println("registered") }
func c_deferNilResult()   { var f func() int; defer f(); fmt.Println("registered") }
func c_deferNilPanic()    { var f func(); defer f(); panic("first") }
func c_deferNilRecover()  { defer func() { fmt.Println(recover()) }(); var f func(); defer f() }
func c_deferNilLoop() {
	for range 2 {
		var f func()
		defer f()
	}
}
func c_deferNilHeapArgs() {
	for i := range 2 {
		var f func(int)
		defer f(i)
	}
}
func c_deferNilField()   { var t struct{ f func() }; defer t.f() }
func c_deferNilMap()     { m := map[string]func(){}; defer m["x"]() }
func c_deferNilParam()   { deferIt(nil) }
func deferIt(f func())   { defer f(); fmt.Println("in") }
func c_deferNilIface()   { var i interface{ do() }; defer i.do(); fmt.Println("not reached") }
func c_deferNilPtrMeth() { var p *obj; defer p.do(); fmt.Println("registered") }
func c_deferNilValMeth() { var p *obj; defer p.val(); fmt.Println("not reached") }
func c_deferArgs()       { defer take(1, "a"); fmt.Println("in") }
func c_deferArgsPanic()  { defer take(2, "b"); panic("first") }
func c_deferCopied()     { n := 1; defer take(n, "c"); n = 9 }
func c_deferMethodArgs() { defer (&obj{1}).with(5); fmt.Println("in") }
func c_deferMethodVal()  { f := (&obj{1}).with; defer f(6); fmt.Println("in") }
func c_deferLoopArgs() {
	for i := range 2 {
		defer take(i, "loop")
	}
}
func c_deferClosureArgs() { defer func(s string) { panic(s) }("lit"); fmt.Println("in") }
func c_deferGenericArgs() { defer gen(7); fmt.Println("in") }
func gen[T any](v T)      { panic(v) }
func c_deferIfaceArgs()   { var w withs = &obj{2}; defer w.with(3); fmt.Println("in") }

type withs interface{ with(int) }
type obj struct{ n int }

func (o *obj) do()        { fmt.Println("do", o == nil); panic("do") }
func (o obj) val()        { fmt.Println("val") }
func (o *obj) with(n int) { panic(o.n + n) }

func c_deferBuiltinClose() { var c chan int; defer close(c); fmt.Println("in") }
func c_deferCloseTwice()   { c := make(chan int); defer close(c); close(c) }
func c_deferCopy()         { var p *[3]int; defer copy(p[:], []int{1}); fmt.Println("not reached") }
func c_deferPanicArgs()    { defer panic(fmt.Sprint("late ", 1)); panic("early") }
func c_deferDeleteBad()    { m := map[any]int{1: 1}; defer delete(m, any([]int{})); fmt.Println("in") }
func c_deferDeleteEmpty()  { m := map[any]int{}; defer delete(m, any([]int{})); fmt.Println("in") }
func c_deferClear()        { var m map[string]int; defer clear(m); panic("x") }

// go statements
func c_goNil()        { go id[func()](nil)() }
func c_goNilArgs()    { go id[func(int)](nil)(1); time.Sleep(time.Second) }
func c_goNilVar()     { var f func(); f = id(f); go f(); time.Sleep(time.Second) }
func c_goNilIface()   { var i interface{ do() }; go i.do(); time.Sleep(time.Second) }
func c_goNilPtr()     { var p *obj; go p.do(); time.Sleep(time.Second) }
func c_goNilVal()     { var p *obj; go p.val(); time.Sleep(time.Second) }
func c_goNilRecover() { defer func() { fmt.Println("recovered", recover()) }(); go id[func()](nil)() }
func c_goNilChild()   { go func() { go id[func()](nil)() }(); time.Sleep(time.Second) }
func c_goCloseNil()   { var c chan int; go close(c); time.Sleep(time.Second) }
func c_goCloseTwice() { c := make(chan int); close(c); go close(c); time.Sleep(time.Second) }
func c_goPanic()      { go panic("go panic"); time.Sleep(time.Second) }
func c_goPrint()      { go println("printed"); time.Sleep(time.Millisecond); panic("end") }
func c_goArgsPanic()  { go take(id(1), func() string { panic("in argument") }()) }
func c_goRecover()    { defer fmt.Println("d"); go recover(); panic("x") }
func c_goCopy()       { go copy(make([]int, 1), []int{1}); time.Sleep(time.Millisecond); panic("end") }
func c_goClosureArgs() {
	go func(a, b int) { panic(a / b) }(1, id(0))
	time.Sleep(time.Second)
}
func c_goNested() {
	go func() {
		go func() {
			go func() { panic("deep") }()
			select {}
		}()
		select {}
	}()
	select {}
}

// channels
func c_closeNilLocal()  { var c chan int; close(c) }
func c_closeNilRecv()   { defer func() { panic(recover()) }(); var c chan<- int; close(c) }
func c_sendClosed()     { c := make(chan int, 1); close(c); c <- 1 }
func c_sendClosedSel()  { c := make(chan int); close(c); select { case c <- 1: default: } }
func c_sendWoken()      { c := make(chan int); go func() { time.Sleep(time.Millisecond); close(c) }(); c <- 1 }
func c_selWoken()       { c := make(chan int); go func() { time.Sleep(time.Millisecond); close(c) }(); select { case c <- 1: case c <- 2: } }
func c_rangeNilChan()   { for range (chan int)(nil) { } }
func c_selEmptyGoroutine() { go func() { select {} }(); time.Sleep(time.Millisecond); select {} }
func c_selNilBoth()     { var a, b chan int; select { case <-a: case b <- 1: } }
func c_selNilDefault()  { var a chan int; select { case <-a: default: panic("default") } }
func c_chanNegative()   { n := -1; _ = make(chan int, id(n)) }
func c_chanHuge()       { n := 1 << 62; _ = make(chan int64, id(n)) }
func c_recvOnly()       { c := make(chan int); go func() { c <- 1 }(); fmt.Println(<-c); <-c }
func c_twoDeadlocked() {
	a, b := make(chan int), make(chan int)
	go func() { <-a; b <- 1 }()
	time.Sleep(time.Millisecond)
	<-b
}

// locks
func c_unlock()         { var m sync.Mutex; m.Unlock() }
func c_unlockTwice()    { var m sync.Mutex; m.Lock(); m.Unlock(); m.Unlock() }
func c_unlockDefer()    { var m sync.Mutex; defer m.Unlock(); fmt.Println("no lock") }
func c_unlockDeferTwo() { var m sync.Mutex; m.Lock(); defer m.Unlock(); m.Unlock(); panic("lost") }
func c_unlockRecover()  { defer func() { fmt.Println(recover()) }(); var m sync.Mutex; m.Unlock() }
func c_unlockOther()    { var m sync.Mutex; m.Lock(); go m.Unlock(); time.Sleep(time.Millisecond); m.Lock(); go m.Unlock(); time.Sleep(time.Millisecond); m.Unlock() }
func c_unlockCopied() {
	type guarded struct {
		sync.Mutex
		n int
	}
	a := &guarded{}
	b := *a
	a.Lock()
	b.Unlock()
}
func c_rUnlock()       { var m sync.RWMutex; m.RUnlock() }
func c_wUnlock()       { var m sync.RWMutex; m.Unlock() }
func c_rUnlockWLock()  { var m sync.RWMutex; m.Lock(); m.RUnlock() }
func c_wUnlockRLock()  { var m sync.RWMutex; m.RLock(); m.Unlock() }
func c_rUnlockDefer()  { var m sync.RWMutex; defer m.RUnlock(); panic("p") }
func c_rlocker()       { var m sync.RWMutex; m.RLocker().Unlock() }
func c_relock()        { var m sync.Mutex; m.Lock(); m.Lock() }
func c_upgrade()       { var m sync.RWMutex; m.RLock(); m.Lock() }
func c_downgrade()     { var m sync.RWMutex; m.Lock(); m.RLock() }
func c_pendingWriter() {
	var m sync.RWMutex
	m.RLock()
	go func() { m.Lock() }()
	time.Sleep(time.Millisecond)
	m.RLock()
}
func c_wgNegative()     { var wg sync.WaitGroup; wg.Add(-1) }
func c_wgDoneTwice()    { var wg sync.WaitGroup; wg.Add(1); wg.Done(); wg.Done() }
func c_wgDoneDefer()    { var wg sync.WaitGroup; defer wg.Done(); panic("orig") }
func c_wgRecover()      { defer func() { fmt.Println(recover()); var wg sync.WaitGroup; wg.Wait(); panic("x") }(); var wg sync.WaitGroup; wg.Done() }
func c_wgForgotten()    { var wg sync.WaitGroup; wg.Add(2); go wg.Done(); wg.Wait() }
func c_wgByValue()      { var wg sync.WaitGroup; wg.Add(1); go func(wg sync.WaitGroup) { wg.Done() }(wg); wg.Wait() }
func c_condCopy()       { c := sync.NewCond(&sync.Mutex{}); c.L.Lock(); c.Signal(); d := *c; d.Signal() }
func c_condCopyWait()   { c := sync.NewCond(&sync.Mutex{}); c.Broadcast(); d := *c; d.L.Lock(); d.Wait() }
func c_condUnlocked()   { c := sync.NewCond(&sync.Mutex{}); c.Wait() }
func c_condNilL()       { var c sync.Cond; c.Wait() }
func c_condForever()    { c := sync.NewCond(&sync.Mutex{}); c.L.Lock(); c.Wait() }
func c_condRW()         { var m sync.RWMutex; c := sync.NewCond(m.RLocker()); c.L.Lock(); go func() { time.Sleep(time.Millisecond); c.Wait() }(); time.Sleep(2 * time.Millisecond); c.L.Lock(); c.Wait() }
func c_onceInOnce()     { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_atomicValue()    { var v atomic.Value; v.Store(1); v.Store("a") }
func c_atomicNil()      { var v *atomic.Int64; v.Add(1) }
func c_ctxNilParent()   { context.WithCancel(nil) }
func c_ctxWait()        { ctx, cancel := context.WithCancel(context.Background()); defer cancel(); <-ctx.Done() }
func c_tickerZero()     { time.NewTicker(0) }
func c_timerNilChan()   { var t time.Timer; <-t.C }
func c_stopped()        { t := time.NewTimer(time.Hour); t.Stop(); <-t.C }

// runtime errors
func c_divide()      { n := id(0); fmt.Println(1 / n) }
func c_modulo()      { n := id(0); fmt.Println(1 % n) }
func c_shift()       { n := id(-1); fmt.Println(1 << n) }
func c_sliceArray()  { s := id([]int{1}); _ = [2]int(s) }
func c_sliceArrayP() { s := id([]int{1}); _ = (*[2]int)(s) }
func c_convert()     { var a any = "s"; _ = a.(int) }
func c_convertNil()  { var a any; _ = a.(fmt.Stringer) }
func c_convertMiss() { var a any = obj{}; _ = a.(fmt.Stringer) }
func c_convertPtr()  { var a any = obj{}; _ = a.(interface{ do() }) }
func c_compare()     { var a, b any = []int{}, []int{}; fmt.Println(a == b) }
func c_compareStr()  { type s struct{ f func() }; var a, b any = s{}, s{}; fmt.Println(a == b) }
func c_compareArr()  { var a, b any = [1]map[int]int{}, [1]map[int]int{}; fmt.Println(a == b) }
func c_switchUncomp() { var a any = []int{}; switch a { case any([]int{}): } }
func c_mapKey()      { m := map[any]int{}; m[map[int]int{}]++ }
func c_mapKeyFunc()  { m := map[any]int{1: 1}; fmt.Println(m[func() {}]) }
func c_mapNil()      { var m map[string][]int; m["a"] = append(m["a"], 1) }
func c_nilStruct()   { var p *obj; fmt.Println(p.n) }
func c_nilArray()    { var p *[4]int; fmt.Println(p[2]) }
func c_nilBig()      { var p *[1 << 20]int; fmt.Println(p[1<<19]) }
func c_nilRangePtr() { var p *[3]int; for i := range p { fmt.Println(i) }; for _, v := range p { fmt.Println(v) } }
func c_nilWrite()    { var p **int; *p = nil }
func c_nilFuncCall() { var f func(int) int; fmt.Println(f(1)) }
func c_nilIface()    { var e error; fmt.Println(e.Error()) }
func c_stringIndex() { s := id("abc"); i := id(3); fmt.Println(s[i]) }
func c_stringSlice() { s := id("abc"); i := id(4); fmt.Println(s[i:]) }
func c_slice3()      { s := id([]int{1, 2}); i, j, k := id(2), id(1), id(2); fmt.Println(s[i:j:k]) }
func c_makeNeg()     { n := id(-5); fmt.Println(make([]int, n)) }
func c_makeCap()     { n := id(5); fmt.Println(make([]int, n, id(2))) }
func c_unsafeSlice() { p := new(int); n := id(-1); fmt.Println(unsafe.Slice(p, n)) }
func c_unsafeNil()    { var p *int; fmt.Println(unsafe.Slice(p, id(0)) == nil, unsafe.Slice(p, id(1))) }
func c_unsafeString() { p := new(byte); fmt.Println(unsafe.String(p, id(-1))) }
func c_unsafeStrNil() { var p *byte; fmt.Println(unsafe.String(p, id(1))) }
func c_appendNil()   { var p *[]int; *p = append(*p, 1) }
func c_uint8Index()  { a := [3]int{}; i := id(uint8(200)); fmt.Println(a[i]) }
func c_i64Index()    { a := []int{}; i := id(int64(1) << 40); fmt.Println(a[i]) }
func c_negIndex()    { a := []int{1}; i := id(-1); a[i] = 2 }
func c_minInt()      { n := id(-1 << 63); m := id(-1); fmt.Println(n/m, n%m); panic("end") }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"deferNil": c_deferNil,
	"deferNilArgs": c_deferNilArgs,
	"deferNilResult": c_deferNilResult,
	"deferNilPanic": c_deferNilPanic,
	"deferNilRecover": c_deferNilRecover,
	"deferNilLoop": c_deferNilLoop,
	"deferNilHeapArgs": c_deferNilHeapArgs,
	"deferNilField": c_deferNilField,
	"deferNilMap": c_deferNilMap,
	"deferNilParam": c_deferNilParam,
	"deferNilIface": c_deferNilIface,
	"deferNilPtrMeth": c_deferNilPtrMeth,
	"deferNilValMeth": c_deferNilValMeth,
	"deferArgs": c_deferArgs,
	"deferArgsPanic": c_deferArgsPanic,
	"deferCopied": c_deferCopied,
	"deferMethodArgs": c_deferMethodArgs,
	"deferMethodVal": c_deferMethodVal,
	"deferLoopArgs": c_deferLoopArgs,
	"deferClosureArgs": c_deferClosureArgs,
	"deferGenericArgs": c_deferGenericArgs,
	"deferIfaceArgs": c_deferIfaceArgs,
	"deferBuiltinClose": c_deferBuiltinClose,
	"deferCloseTwice": c_deferCloseTwice,
	"deferCopy": c_deferCopy,
	"deferPanicArgs": c_deferPanicArgs,
	"deferDeleteBad": c_deferDeleteBad,
	"deferDeleteEmpty": c_deferDeleteEmpty,
	"deferClear": c_deferClear,
	"goNil": c_goNil,
	"goNilArgs": c_goNilArgs,
	"goNilVar": c_goNilVar,
	"goNilIface": c_goNilIface,
	"goNilPtr": c_goNilPtr,
	"goNilVal": c_goNilVal,
	"goNilRecover": c_goNilRecover,
	"goNilChild": c_goNilChild,
	"goCloseNil": c_goCloseNil,
	"goCloseTwice": c_goCloseTwice,
	"goPanic": c_goPanic,
	"goPrint": c_goPrint,
	"goArgsPanic": c_goArgsPanic,
	"goRecover": c_goRecover,
	"goCopy": c_goCopy,
	"goClosureArgs": c_goClosureArgs,
	"goNested": c_goNested,
	"closeNilLocal": c_closeNilLocal,
	"closeNilRecv": c_closeNilRecv,
	"sendClosed": c_sendClosed,
	"sendClosedSel": c_sendClosedSel,
	"sendWoken": c_sendWoken,
	"selWoken": c_selWoken,
	"rangeNilChan": c_rangeNilChan,
	"selEmptyGoroutine": c_selEmptyGoroutine,
	"selNilBoth": c_selNilBoth,
	"selNilDefault": c_selNilDefault,
	"chanNegative": c_chanNegative,
	"chanHuge": c_chanHuge,
	"recvOnly": c_recvOnly,
	"twoDeadlocked": c_twoDeadlocked,
	"unlock": c_unlock,
	"unlockTwice": c_unlockTwice,
	"unlockDefer": c_unlockDefer,
	"unlockDeferTwo": c_unlockDeferTwo,
	"unlockRecover": c_unlockRecover,
	"unlockOther": c_unlockOther,
	"unlockCopied": c_unlockCopied,
	"rUnlock": c_rUnlock,
	"wUnlock": c_wUnlock,
	"rUnlockWLock": c_rUnlockWLock,
	"wUnlockRLock": c_wUnlockRLock,
	"rUnlockDefer": c_rUnlockDefer,
	"rlocker": c_rlocker,
	"relock": c_relock,
	"upgrade": c_upgrade,
	"downgrade": c_downgrade,
	"pendingWriter": c_pendingWriter,
	"wgNegative": c_wgNegative,
	"wgDoneTwice": c_wgDoneTwice,
	"wgDoneDefer": c_wgDoneDefer,
	"wgRecover": c_wgRecover,
	"wgForgotten": c_wgForgotten,
	"wgByValue": c_wgByValue,
	"condCopy": c_condCopy,
	"condCopyWait": c_condCopyWait,
	"condUnlocked": c_condUnlocked,
	"condNilL": c_condNilL,
	"condForever": c_condForever,
	"condRW": c_condRW,
	"onceInOnce": c_onceInOnce,
	"atomicValue": c_atomicValue,
	"atomicNil": c_atomicNil,
	"ctxNilParent": c_ctxNilParent,
	"ctxWait": c_ctxWait,
	"tickerZero": c_tickerZero,
	"timerNilChan": c_timerNilChan,
	"stopped": c_stopped,
	"divide": c_divide,
	"modulo": c_modulo,
	"shift": c_shift,
	"sliceArray": c_sliceArray,
	"sliceArrayP": c_sliceArrayP,
	"convert": c_convert,
	"convertNil": c_convertNil,
	"convertMiss": c_convertMiss,
	"convertPtr": c_convertPtr,
	"compare": c_compare,
	"compareStr": c_compareStr,
	"compareArr": c_compareArr,
	"switchUncomp": c_switchUncomp,
	"mapKey": c_mapKey,
	"mapKeyFunc": c_mapKeyFunc,
	"mapNil": c_mapNil,
	"nilStruct": c_nilStruct,
	"nilArray": c_nilArray,
	"nilBig": c_nilBig,
	"nilRangePtr": c_nilRangePtr,
	"nilWrite": c_nilWrite,
	"nilFuncCall": c_nilFuncCall,
	"nilIface": c_nilIface,
	"stringIndex": c_stringIndex,
	"stringSlice": c_stringSlice,
	"slice3": c_slice3,
	"makeNeg": c_makeNeg,
	"makeCap": c_makeCap,
	"unsafeSlice": c_unsafeSlice,
	"unsafeNil": c_unsafeNil,
	"unsafeString": c_unsafeString,
	"unsafeStrNil": c_unsafeStrNil,
	"appendNil": c_appendNil,
	"uint8Index": c_uint8Index,
	"i64Index": c_i64Index,
	"negIndex": c_negIndex,
	"minInt": c_minInt,
}
