// record: go1.23
// record: each

// Deferred calls, panics, recover and Goexit in combinations: what runs, in which order, and what is printed at the end.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

//go:noinline
func say(words ...any) { fmt.Println(words...) }

type meth struct{ name string }

func (m meth) done()        { say("done", m.name) }
func (m *meth) pdone()      { say("pdone", m.name) }
func (m meth) rec()         { say("rec", m.name, recover()) }
func (m *meth) prec()       { say("prec", m.name, recover()) }
func (m meth) boom()        { panic(m) }
func (m meth) Error() string { return "meth " + m.name }

type recoverer interface{ rec() }

func helper() any { return recover() }

func c_methodValue()  { m := meth{"a"}; defer m.done(); m.name = "b"; say(m.name) }
func c_methodPointer() { m := &meth{"a"}; defer m.pdone(); m.name = "b" }
func c_methodRecover() { defer meth{"a"}.rec(); panic(1) }
func c_methodPRecover() { m := &meth{"a"}; defer m.prec(); m.name = "b"; panic(2) }
func c_ifaceRecover() { var r recoverer = meth{"i"}; defer r.rec(); panic(3) }
func c_ifacePRecover() { var r recoverer = &meth{"i"}; defer r.rec(); panic(3) }
func c_valueRecover() { f := meth{"v"}.rec; defer f(); panic(4) }
func c_exprRecover()  { defer meth.rec(meth{"e"}); panic(5) }
func c_nilIface()     { r := id[recoverer](nil); defer r.rec(); say("after") }
func c_nilPointerMethod() { var m *meth; defer m.rec(); say("after") }
func c_nilPointerPMethod() { var m *meth; defer func() { say(recover()) }(); defer m.prec(); panic("x") }
func c_helperRecover() { defer func() { say(helper()) }(); panic("through a helper") }
func c_deferHelper()  { defer helper(); say("x"); panic("recovered by the deferred helper") }
func c_nestedRecover() { defer func() { defer func() { say("inner", recover()) }() }(); panic("deep") }
func c_nestedRecover2() { defer func() { func() { say("inner", recover()) }() }(); panic("deep") }
func c_deferRecover() { defer recover(); panic("not recovered") }
func c_deferPrintRecover() { defer fmt.Println(recover()); panic("argument is evaluated early") }
func c_recoverTwice() { defer func() { say(recover(), recover()) }(); panic("once") }
func c_recoverOutside() { say(recover()); defer say("end") }
func c_recoverInLoop() {
	for i := range 3 {
		func() {
			defer func() { say(i, recover()) }()
			panic(i * 10)
		}()
	}
}
func c_recoverRange() { defer func() { say(recover()) }(); for range func(y func(int) bool) { y(1) } { panic("in body") } }
func c_nilFunc()      { var f func(); defer f(); say("body runs") }
func c_nilFuncRecover() { defer func() { say(recover()) }(); var f func(); defer f(); say("body runs") }
func c_nilFuncPanic() { var f func(); defer f(); panic("first") }
func c_loopDefers()   { for i := range 12 { defer say("d", i) }; panic("after the loop") }
func c_loopDefers2()  { for i := 0; i < 3; i++ { defer func() { say("c", i) }() }; say("body") }
func c_condDefer()    { for i := range 4 { if i%2 == 0 { defer say("even", i) } }; say("body") }
func c_deferInDefer() { defer func() { defer say("inner"); say("outer") }(); say("body") }
func c_deferInPanicking() { defer func() { defer func() { say("r", recover()) }(); defer say("x"); panic("second") }(); panic("first") }

func named() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	n = 5
	panic("boom")
}
func named2() (n int) { defer func() { n *= 2 }(); return 21 }
func named3() (n int) { defer func() { recover(); n++ }(); defer func() { panic("p") }(); return 1 }
func named4() (s string) {
	defer func() { s += "|1" }()
	defer func() { recover(); s += "|2" }()
	defer func() { s += "|3"; panic(s) }()
	return "r"
}
func unnamed() int { n := 1; defer func() { n = 5 }(); return n }
func unnamed2() int { defer func() { recover() }(); panic(1) }
func unnamed3() (int, string) { defer func() { recover() }(); return 7, func() string { panic("while evaluating") }() }
func c_results()      { say(named()); say(named2(), named3(), named4(), unnamed(), unnamed2()); say(unnamed3()) }

func c_goexitInDefer() {
	go func() { defer say("first"); defer func() { defer say("third"); runtime.Goexit(); say("never") }(); defer say("fourth"); panic("lost") }()
	time.Sleep(time.Millisecond)
	say("main lives")
}
func c_panicInGoexit() {
	go func() { defer func() { say(recover()) }(); defer func() { panic("while exiting") }(); runtime.Goexit() }()
	time.Sleep(time.Millisecond)
	say("main lives")
}
func c_panicInGoexitUncaught() {
	go func() { defer say("runs"); defer func() { panic("while exiting") }(); runtime.Goexit() }()
	time.Sleep(time.Millisecond)
}
func c_recoverInGoexit() {
	go func() { defer say("end"); defer func() { say(recover()) }(); runtime.Goexit() }()
	time.Sleep(time.Millisecond)
}
func c_goexitPanicGoexit() {
	go func() { defer say("end"); defer runtime.Goexit(); defer func() { panic("x") }(); runtime.Goexit() }()
	time.Sleep(time.Millisecond)
	say("main lives")
}
func c_goexitDeep() {
	go func() {
		defer say("1")
		func() { defer say("2"); func() { defer say("3"); runtime.Goexit() }() }()
		say("never")
	}()
	time.Sleep(time.Millisecond)
}
func c_goexitRecoverAround() {
	go func() {
		defer say("outer")
		func() {
			defer func() { say("r", recover()) }()
			defer func() { defer func() { say("inner", recover()) }(); panic("p") }()
			runtime.Goexit()
		}()
		say("never")
	}()
	time.Sleep(time.Millisecond)
}
func c_goexitMain() { defer say("deferred"); go func() { time.Sleep(time.Millisecond); say("other") }(); runtime.Goexit() }

func c_samePanic()   { defer func() { panic(recover()) }(); panic("same") }
func c_samePointer() { p := &meth{"p"}; defer func() { r := recover(); panic(r) }(); panic(p) }
func c_sameError()   { defer func() { r := recover(); panic(r) }(); panic(errors.New("e")) }
func c_sameFault()   { defer func() { r := recover(); panic(r) }(); var m map[string]int; m["x"] = 1 }
func c_sameIndex()   { defer func() { r := recover(); panic(r) }(); _ = []int{1}[id(3)] }
func c_wrapped()     { defer func() { panic(fmt.Errorf("w: %w", recover().(error))) }(); panic(io) }
func c_wrappedStr()  { defer func() { panic(fmt.Sprint("again ", recover())) }(); panic("x") }
func c_noRecoverNew() { defer func() { panic("second") }(); panic("first") }
func c_threeNew()    { defer func() { panic("third") }(); defer func() { panic("second") }(); panic("first") }
func c_threeMixed()  { defer func() { panic("third") }(); defer func() { recover(); panic("second") }(); panic("first") }
func c_threeInner()  { defer func() { defer func() { panic("third") }(); panic("second") }(); panic("first") }
func c_threeInnerRec() { defer func() { defer func() { recover(); panic("third") }(); panic("second") }(); panic("first") }
func c_fourthRec()   { defer func() { defer func() { say(recover()) }(); panic("second") }(); panic("first") }
func c_afterRecover() { func() { defer func() { say(recover()) }(); panic("one") }(); panic("two") }
func c_sameThrice()  { defer func() { panic(recover()) }(); defer func() { panic(recover()) }(); panic(id[any]("s")) }

var io = errors.New("io")

type nestedT struct {
	a int
	b *int
}
type kind int
type kindS string
type kindF float64
type kindC complex64
type kindB bool
type kindU uint8
type kindE kind

func (k kind) String() string   { return fmt.Sprintf("kind-%d", int(k)) }
func (k kindE) Error() string   { return fmt.Sprintf("kindE-%d", int(k)) }

type both struct{}

func (both) Error() string  { return "error wins" }
func (both) String() string { return "string" }

type ptrErr struct{ s string }

func (p *ptrErr) Error() string { return p.s }

func c_vStruct()   { panic(nestedT{1, nil}) }
func c_vArray()    { panic([2]int{1, 2}) }
func c_vSlice()    { panic([]string{"x"}) }
func c_vMap()      { panic(map[string]int{}) }
func c_vFunc()     { panic(func() {}) }
func c_vChan()     { panic(make(chan int)) }
func c_vPtr()      { panic(id(new(int))) }
func c_vPtrPtr()   { p := new(int); panic(&p) }
func c_vKind()     { panic(kind(3)) }
func c_vKindS()    { panic(kindS("a\"b\n")) }
func c_vKindF()    { panic(kindF(1.5)) }
func c_vKindC()    { panic(kindC(1 + 2i)) }
func c_vKindB()    { panic(kindB(true)) }
func c_vKindU()    { panic(kindU(200)) }
func c_vKindE()    { panic(kindE(4)) }
func c_vBoth()     { panic(both{}) }
func c_vPtrErr()   { panic(&ptrErr{"pointer"}) }
func c_vNilPtrErr() { panic(id[*ptrErr](nil)) }
func c_vErrNil()   { var e error; panic(e) }
func c_vEmpty()    { panic("") }
func c_vEmptyErr() { panic(errors.New("")) }
func c_vLong()     { panic(strings.Repeat("long ", 50)) }
func c_vLines()    { panic("a\n\nb\n") }
func c_vErrLines() { panic(errors.New("a\nb")) }
func c_vStringerLines() { panic(lines{}) }
func c_vJoined()   { panic(errors.Join(errors.New("a"), errors.New("b"))) }
func c_vUnicode()  { panic("héllo, 世界 \x00\xff\t") }
func c_vAnon()     { panic(struct{ X, Y int }{1, 2}) }
func c_vGeneric()  { panic(pairOf[int, string]{1, "x"}) }
func c_vLocal()    { type local struct{ x int }; panic(local{1}) }
func c_vLocalInt() { type local int; panic(local(1)) }
func c_vUnsigned() { panic(uint64(1<<63 + 5)) }
func c_vMin()      { panic(int64(-1 << 63)) }
func c_vFloats()   { defer func() { panic(float32(0.1)) }(); defer func() { panic(1e100) }(); panic(-0.0) }
func c_vComplex()  { defer func() { panic(complex64(1 - 1i)) }(); panic(complex(1e-5, 2.5)) }
func c_vRune()     { defer func() { panic('世') }(); panic(byte('x')) }

type lines struct{}

func (lines) String() string { return "one\ntwo" }

type pairOf[A, B any] struct {
	a A
	b B
}

func c_exitInDefer()   { defer say("not run"); defer func() { os.Exit(7) }(); panic("never printed") }
func c_exitInGoroutine() { go os.Exit(9); time.Sleep(time.Second); say("never") }
func c_exitInRecover() { defer func() { recover(); os.Exit(4) }(); panic("x") }
func c_exitInError()   { panic(exiter{}) }
func c_panicInError()  { panic(&panicErr{1}) }
func c_panicInError2() { defer func() { say("deferred") }(); panic(&panicErr{2}) }
func c_panicInErrorRec() { panic(&panicErr{3}) }
func c_errorPanicsRecovered() { panic(&panicErr{4}) }
func c_goroutinePanic() { defer say("main's, not run"); go func() { defer say("its own"); panic("child") }(); time.Sleep(time.Second); say("never") }
func c_goroutineRecover() { go func() { defer func() { say(recover()) }(); panic("child") }(); time.Sleep(time.Second); say("main ends") }
func c_goroutineDeep()  { go func() { go func() { panic("grandchild") }(); select {} }(); time.Sleep(time.Second) }

type exiter struct{}

func (exiter) Error() string { say("error is asked"); os.Exit(6); return "" }

type panicErr struct{ n int }

func (p *panicErr) Error() string {
	switch p.n {
	case 1:
		panic("in Error")
	case 2:
		panic(fmt.Errorf("an error in Error"))
	case 3:
		defer func() { say("recovered in Error", recover()) }()
		panic("in Error")
	}
	func() {
		defer func() { recover() }()
		panic("inner")
	}()
	return "fine"
}

func c_lockedPanic() {
	var mu sync.Mutex
	func() { defer func() { say(recover()) }(); mu.Lock(); defer mu.Unlock(); panic("locked") }()
	say(mu.TryLock())
}
func c_lockKept() {
	var mu sync.Mutex
	func() { defer func() { say(recover()) }(); mu.Lock(); panic("locked"); }()
	mu.Lock()
}
func c_deferOrder() {
	defer say("1", id(func() int { say("evaluated 1"); return 1 }()))
	defer say("2", id(func() int { say("evaluated 2"); return 2 }()))
	say("body")
}
func c_deferPanicsArg() { defer say("never", func() int { panic("argument") }()); say("never") }
func c_deferSeveral()   { defer func() { say("a", recover()) }(); defer func() { say("b", recover()) }(); defer func() { panic("two") }(); panic("one") }
func c_recursive()      { var f func(int); f = func(n int) { defer func() { if n%2 == 0 { say(n, recover()) } }(); if n == 5 { panic("bottom") }; f(n + 1); say("after", n) }; f(0) }
func c_many()           { f := func(a, b, c int, s string, x []int, m map[string]int, e error, t nestedT) { panic(len(s) + a + b + c) }; f(1, 2, 3, "str", []int{1}, nil, io, nestedT{}) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"methodValue": c_methodValue,
	"methodPointer": c_methodPointer,
	"methodRecover": c_methodRecover,
	"methodPRecover": c_methodPRecover,
	"ifaceRecover": c_ifaceRecover,
	"ifacePRecover": c_ifacePRecover,
	"valueRecover": c_valueRecover,
	"exprRecover": c_exprRecover,
	"nilIface": c_nilIface,
	"nilPointerMethod": c_nilPointerMethod,
	"nilPointerPMethod": c_nilPointerPMethod,
	"helperRecover": c_helperRecover,
	"deferHelper": c_deferHelper,
	"nestedRecover": c_nestedRecover,
	"nestedRecover2": c_nestedRecover2,
	"deferRecover": c_deferRecover,
	"deferPrintRecover": c_deferPrintRecover,
	"recoverTwice": c_recoverTwice,
	"recoverOutside": c_recoverOutside,
	"recoverInLoop": c_recoverInLoop,
	"recoverRange": c_recoverRange,
	"nilFunc": c_nilFunc,
	"nilFuncRecover": c_nilFuncRecover,
	"nilFuncPanic": c_nilFuncPanic,
	"loopDefers": c_loopDefers,
	"loopDefers2": c_loopDefers2,
	"condDefer": c_condDefer,
	"deferInDefer": c_deferInDefer,
	"deferInPanicking": c_deferInPanicking,
	"results": c_results,
	"goexitInDefer": c_goexitInDefer,
	"panicInGoexit": c_panicInGoexit,
	"panicInGoexitUncaught": c_panicInGoexitUncaught,
	"recoverInGoexit": c_recoverInGoexit,
	"goexitPanicGoexit": c_goexitPanicGoexit,
	"goexitDeep": c_goexitDeep,
	"goexitRecoverAround": c_goexitRecoverAround,
	"goexitMain": c_goexitMain,
	"samePanic": c_samePanic,
	"samePointer": c_samePointer,
	"sameError": c_sameError,
	"sameFault": c_sameFault,
	"sameIndex": c_sameIndex,
	"wrapped": c_wrapped,
	"wrappedStr": c_wrappedStr,
	"noRecoverNew": c_noRecoverNew,
	"threeNew": c_threeNew,
	"threeMixed": c_threeMixed,
	"threeInner": c_threeInner,
	"threeInnerRec": c_threeInnerRec,
	"fourthRec": c_fourthRec,
	"afterRecover": c_afterRecover,
	"sameThrice": c_sameThrice,
	"vStruct": c_vStruct,
	"vArray": c_vArray,
	"vSlice": c_vSlice,
	"vMap": c_vMap,
	"vFunc": c_vFunc,
	"vChan": c_vChan,
	"vPtr": c_vPtr,
	"vPtrPtr": c_vPtrPtr,
	"vKind": c_vKind,
	"vKindS": c_vKindS,
	"vKindF": c_vKindF,
	"vKindC": c_vKindC,
	"vKindB": c_vKindB,
	"vKindU": c_vKindU,
	"vKindE": c_vKindE,
	"vBoth": c_vBoth,
	"vPtrErr": c_vPtrErr,
	"vNilPtrErr": c_vNilPtrErr,
	"vErrNil": c_vErrNil,
	"vEmpty": c_vEmpty,
	"vEmptyErr": c_vEmptyErr,
	"vLong": c_vLong,
	"vLines": c_vLines,
	"vErrLines": c_vErrLines,
	"vStringerLines": c_vStringerLines,
	"vJoined": c_vJoined,
	"vUnicode": c_vUnicode,
	"vAnon": c_vAnon,
	"vGeneric": c_vGeneric,
	"vLocal": c_vLocal,
	"vLocalInt": c_vLocalInt,
	"vUnsigned": c_vUnsigned,
	"vMin": c_vMin,
	"vFloats": c_vFloats,
	"vComplex": c_vComplex,
	"vRune": c_vRune,
	"exitInDefer": c_exitInDefer,
	"exitInGoroutine": c_exitInGoroutine,
	"exitInRecover": c_exitInRecover,
	"exitInError": c_exitInError,
	"panicInError": c_panicInError,
	"panicInError2": c_panicInError2,
	"panicInErrorRec": c_panicInErrorRec,
	"errorPanicsRecovered": c_errorPanicsRecovered,
	"goroutinePanic": c_goroutinePanic,
	"goroutineRecover": c_goroutineRecover,
	"goroutineDeep": c_goroutineDeep,
	"lockedPanic": c_lockedPanic,
	"lockKept": c_lockKept,
	"deferOrder": c_deferOrder,
	"deferPanicsArg": c_deferPanicsArg,
	"deferSeveral": c_deferSeveral,
	"recursive": c_recursive,
	"many": c_many,
}
