// record: go1.23
// record: each

// Deferred calls, panics, recover and Goexit in their less simple meetings.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

type Err struct{ code int }

func (e Err) Error() string { return fmt.Sprint("code ", e.code) }

type ErrPtr struct{ code int }

func (e *ErrPtr) Error() string { return fmt.Sprint("code ", e.code) }

type Str int

func (s Str) String() string { return fmt.Sprintf("Str<%d>", int(s)) }

type BadErr struct{}

func (BadErr) Error() string { panic("inside Error") }

type BadErrNil struct{ p *int }

func (b BadErrNil) Error() string { return fmt.Sprint(*b.p) }

type BadStr struct{}

func (BadStr) String() string { panic(errors.New("inside String")) }

type RecErr struct{}

func (RecErr) Error() string { return fmt.Sprint("recovered ", recover()) }

type DeferErr struct{}

func (DeferErr) Error() (s string) {
	defer func() { s = fmt.Sprint("saved ", recover()) }()
	panic("within")
}

type Exit struct{}

func (Exit) Error() string { os.Exit(7); return "" }

type Long struct{}

func (Long) Error() string { return strings.Repeat("long ", 300) }

type Comparable struct{ a any }

func (c Comparable) Error() string { return "comparable" }

// ---- values
func c_badErr()      { panic(BadErr{}) }
func c_badErrNil()   { panic(BadErrNil{}) }
func c_badStr()      { panic(BadStr{}) }
func c_badErrDefer() { defer fmt.Println("deferred"); panic(BadErr{}) }
func c_badErrTwice() { defer func() { panic(BadErr{}) }(); panic("first") }
func c_badErrFirst() { defer func() { panic("second") }(); panic(BadErr{}) }
func c_recErr()      { panic(RecErr{}) }
func c_deferErr()    { panic(DeferErr{}) }
func c_exitErr()     { panic(Exit{}) }
func c_longErr()     { panic(Long{}) }
func c_nilPtrErr()   { var e *ErrPtr; panic(e) }
func c_nilPtrErr2()  { var e *Err; panic(e) }
func c_ptrToErr()    { panic(&Err{3}) }
func c_errInIface()  { var e error = &ErrPtr{4}; panic(e) }
func c_anyNilErr()   { var e error; panic(any(e)) }
func c_str()         { panic(Str(4)) }
func c_strPtr()      { s := Str(5); panic(&s) }
func c_wrapped()     { panic(fmt.Errorf("a: %w", fmt.Errorf("b: %w", Err{5}))) }
func c_joined()      { panic(errors.Join(Err{1}, nil, Err{2})) }
func c_ctx()         { ctx, cancel := context.WithCancel(context.Background()); cancel(); panic(ctx.Err()) }
func c_ctx2() {
	ctx, cancel := context.WithTimeout(context.Background(), 1)
	defer cancel()
	<-ctx.Done()
	panic(ctx.Err())
}
func c_bytes()      { panic([]byte("bytes")) }
func c_runes()      { panic([]rune("runes")) }
func c_errSlice()   { panic([]error{Err{1}}) }
func c_iface()      { var x any = struct{ error }{Err{6}}; panic(x) }
func c_embedPtr()   { panic(struct{ *Err }{&Err{6}}) }
func c_uni()        { panic("日本\u2028語 \x7f \u200b") }
func c_cr()         { panic("a\r\nb\tc\x00d") }
func c_nl()         { panic("\n") }
func c_nlEnd()      { panic("x\n") }
func c_nlErr()      { panic(errors.New("x\ny\n\n")) }
func c_u8()         { panic(uint8(200)) }
func c_i16()        { panic(int16(-300)) }
func c_i32()        { panic(int32(-1 << 31)) }
func c_u16()        { panic(uint16(65535)) }
func c_u32()        { panic(uint32(1 << 31)) }
func c_minInt()     { panic(-1 << 63) }
func c_f0()         { panic(id(0.0) * -1) }
func c_fsmall()     { panic(5e-324) }
func c_fbig()       { panic(1.7976931348623157e308) }
func c_f123()       { panic(123456789.0) }
func c_f1e21()      { panic(1e21) }
func c_f1e20()      { panic(1e20) }
func c_fthird()     { panic(1.0 / 3) }
func c_f32third()   { panic(float32(1.0) / 3) }
func c_cplx()       { panic(complex(id(1.5), id(-0.0))) }
func c_cplx64()     { panic(complex64(complex(1e10, 1e-10))) }
func c_false()      { panic(false) }
func c_namedF64()   { type F float64; panic(F(2.5)) }
func c_namedC64()   { type C complex64; panic(C(1i)) }
func c_namedRune()  { type R rune; panic(R('z')) }
func c_namedUptr()  { type U uintptr; panic(U(3)) }
func c_namedLocal() { type local string; panic(local("s\"q\n")) }
func c_alias()      { type A = int; panic(A(3)) }
func c_typePtr()    { panic(new(int)) }
func c_chanV()      { panic(make(<-chan Err)) }
func c_funcV()      { panic(fmt.Println) }
func c_structV() {
	panic(struct {
		a int
		b string
	}{1, "x"})
}
func c_arrV()       { panic([0]int{}) }
func c_genericErr() { panic(Box[Err]{Err{1}}) }

type Box[T any] struct{ v T }

func (b Box[T]) Error() string { return fmt.Sprintf("box of %v", b.v) }

// ---- nested
func c_recoverSame() { defer func() { r := recover(); panic(r) }(); panic(Err{1}) }
func c_recoverPtr()  { defer func() { r := recover(); panic(r) }(); panic(&ErrPtr{1}) }
func c_recoverNil()  { defer func() { r := recover(); panic(r) }(); panic(nil) }
func c_recoverIdx()  { defer func() { r := recover(); panic(r) }(); _ = id([]int{})[id(2)] }
func c_recoverDiv()  { defer func() { r := recover(); panic(r) }(); fmt.Println(1 / id(0)) }
func c_recoverWrap() {
	defer func() { r := recover(); panic(fmt.Errorf("w: %w", r.(error))) }()
	_ = id([]int{})[id(2)]
}
func c_recoverStr()   { defer func() { r := recover(); panic(r) }(); panic(Str(3)) }
func c_recoverBytes() { defer func() { r := recover(); panic(r) }(); panic([]byte("x")) }
func c_repanicThrice() {
	defer func() { panic(recover()) }()
	defer func() { panic(recover()) }()
	defer func() { panic(recover()) }()
	panic(fmt.Sprint("built", 1))
}
func c_repanicOther() {
	defer func() { panic(recover()) }()
	defer func() { recover(); panic("other") }()
	panic("first")
}
func c_aBA() {
	defer func() { panic("A") }()
	defer func() { panic("B") }()
	panic("A")
}
func c_newlineNested() { defer func() { panic("c\nd") }(); panic("a\nb") }
func c_nilNested()     { defer func() { panic(nil) }(); panic(nil) }
func c_memNested()     { defer func() { var p *int; *p = 2 }(); var p *int; *p = 1 }
func c_memRecovered()  { defer func() { recover(); panic("after") }(); var p *int; *p = 1 }
func c_memThenMem()    { defer func() { recover(); var s *Err; fmt.Println(s.code) }(); var p *int; *p = 1 }
func c_innerRecovered() {
	defer func() {
		defer func() { recover() }()
		panic("inner")
	}()
	panic("outer")
}
func c_innerBoth() {
	defer func() { fmt.Println("outer:", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner:", recover()) }()
		panic("inner")
	}()
	panic("outer")
}
func c_threeLevels() {
	defer func() {
		defer func() {
			defer func() {
				panic(fmt.Sprint("4 after ", recover()))
			}()
			panic("3")
		}()
		panic("2")
	}()
	panic("1")
}
func c_abort() {
	defer func() { fmt.Println("caught", recover()); panic("new") }()
	func() {
		defer func() { panic("two") }()
		panic("one")
	}()
}
func c_loopDefers() {
	for i := range 4 {
		defer func() {
			if i%2 == 0 {
				fmt.Println(i, recover())
			} else {
				panic(i)
			}
		}()
	}
	panic("go")
}
func c_manyOpen() {
	defer fmt.Println(1)
	defer fmt.Println(2)
	if id(true) {
		defer fmt.Println(3)
	}
	if id(false) {
		defer fmt.Println(4)
	}
	defer func() { fmt.Println(recover()) }()
	defer fmt.Println(5)
	panic("open")
}
func c_returnValue() {
	f := func() (a int, b string, err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("%v", r)
			}
		}()
		a, b = 1, "two"
		panic("three")
	}
	fmt.Println(f())
}
func c_returnThenPanic() {
	f := func() (n int) {
		defer func() { recover() }()
		defer func() { panic("x") }()
		return 5
	}
	fmt.Println(f())
}
func c_returnUnnamed() {
	f := func() (int, error) {
		defer func() { recover() }()
		defer func() { panic("x") }()
		return 5, errors.New("e")
	}
	fmt.Println(f())
}
func c_deferArgs() {
	x := 1
	defer fmt.Println("x", x, func() int { x++; return x }())
	x = 10
	panic(x)
}
func c_deferMethodVal() {
	e := Err{1}
	defer fmt.Println(e.Error())
	f := e.Error
	e.code = 2
	defer func() { fmt.Println(f()) }()
	panic(e)
}
func c_deferNilMap() { var m map[int]int; defer func() { m[1] = 1 }(); panic("p") }
func c_deferClosed() { c := make(chan int); close(c); defer close(c); panic("p") }
func c_deferUnlock() { var mu sync.Mutex; defer mu.Unlock(); panic("p") }
func c_deferUnlock2() {
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	defer mu.Unlock()
	fmt.Println("x")
}
func c_deferRUnlock() { var mu sync.RWMutex; mu.RLock(); defer mu.Unlock(); fmt.Println("x") }
func c_fatalInRecover() {
	defer func() { fmt.Println(recover()); var mu sync.Mutex; mu.Unlock() }()
	panic("p")
}
func c_fatalNested() {
	defer func() { defer func() { var mu sync.Mutex; mu.Unlock() }(); panic("q") }()
	panic("p")
}
func c_exitInDefer()  { defer func() { os.Exit(3) }(); panic("p") }
func c_exitInDefer2() { defer fmt.Println("no"); defer os.Exit(5); fmt.Println("yes") }
func c_deferGoexit() {
	go func() { select {} }()
	defer fmt.Println("d")
	defer runtime.Goexit()
	panic("p")
}
func c_goexitMain() {
	defer fmt.Println("d")
	defer func() { fmt.Println(recover()) }()
	runtime.Goexit()
}
func c_goexitMainOther() {
	go func() { time.Sleep(time.Millisecond); fmt.Println("other ends") }()
	runtime.Goexit()
}
func c_goexitMainPanic() {
	go func() { time.Sleep(time.Millisecond); panic("other") }()
	runtime.Goexit()
}
func c_goexitMainBlocked() {
	c := make(chan int)
	go func() { <-c }()
	time.Sleep(time.Millisecond)
	runtime.Goexit()
}
func c_goexitMainBlocked2() {
	var mu sync.Mutex
	mu.Lock()
	go func() { mu.Lock() }()
	go func() { select {} }()
	time.Sleep(time.Millisecond)
	defer fmt.Println("deferred")
	runtime.Goexit()
}
func c_goexitRecover() {
	done := make(chan int)
	go func() {
		defer close(done)
		defer func() { fmt.Println("r", recover()) }()
		defer func() {
			defer func() { fmt.Println("in", recover()) }()
			panic("p")
		}()
		runtime.Goexit()
	}()
	<-done
}
func c_goexitTwice() {
	done := make(chan int)
	go func() {
		defer close(done)
		defer fmt.Println("a")
		defer runtime.Goexit()
		defer fmt.Println("b")
		runtime.Goexit()
	}()
	<-done
}
func c_goexitPanicGoexit() {
	done := make(chan int)
	go func() {
		defer close(done)
		defer runtime.Goexit()
		defer func() { panic("p") }()
		runtime.Goexit()
	}()
	<-done
	fmt.Println("end")
}
func c_goexitDeepRecover() {
	done := make(chan int)
	go func() {
		defer close(done)
		func() {
			defer func() { fmt.Println("rec", recover()) }()
			defer func() { panic("p") }()
			runtime.Goexit()
		}()
		fmt.Println("never")
	}()
	<-done
	fmt.Println("end")
}
func c_panicGoexitPanic() {
	go func() {
		defer func() { panic("second") }()
		defer runtime.Goexit()
		panic("first")
	}()
	time.Sleep(20 * time.Millisecond)
}
func c_rangeFuncPanic() {
	for x := range func(yield func(int) bool) {
		defer fmt.Println("iterator's")
		yield(1)
	} {
		defer fmt.Println("body's", x)
		panic("in body")
	}
}
func c_rangeFuncRecover() {
	defer func() { fmt.Println("main:", recover()) }()
	for range func(yield func() bool) {
		defer func() { fmt.Println("iterator:", recover()) }()
		yield()
	} {
		panic("in body")
	}
	fmt.Println("after")
}
func c_rangeFuncLater() {
	var keep func(int) bool
	for range func(yield func(int) bool) { keep = yield } {
	}
	keep(1)
}
func c_rangeFuncPanicIter() {
	for range func(yield func(int) bool) { yield(1); panic("iterator") } {
	}
}
func c_rangeFuncGoexit() {
	done := make(chan int)
	go func() {
		defer close(done)
		for range func(yield func(int) bool) { defer fmt.Println("it"); yield(1) } {
			runtime.Goexit()
		}
	}()
	<-done
}
func c_childNested() {
	go func() { defer func() { panic("b") }(); panic("a") }()
	time.Sleep(20 * time.Millisecond)
}
func c_grandchild() {
	go func() { go func() { panic("g") }(); select {} }()
	time.Sleep(20 * time.Millisecond)
}
func c_initOrder() { fmt.Println(initialised) }

var initialised = func() (s string) {
	defer func() { s = fmt.Sprint("init ", recover()) }()
	panic("early")
}()

func c_stackText() {
	defer func() {
		recover()
		for _, line := range strings.Split(string(debug.Stack()), "\n") {
			if strings.HasPrefix(line, "main.") || strings.HasPrefix(line, "panic(") {
				fmt.Println(strings.Split(line, "({")[0])
			}
		}
	}()
	outerFrame()
}

//go:noinline
func outerFrame() { innerFrame() }

//go:noinline
func innerFrame() { panic("x") }

func c_overflow()       { debug.SetMaxStack(1 << 16); defer fmt.Println("never"); fmt.Println(endless(id(1))) }
func endless(n int) int { return endless(n+1) + 1 }
func c_overflowRecover() {
	debug.SetMaxStack(100000)
	defer func() { fmt.Println(recover()) }()
	fmt.Println(endless(id(1)))
}

func c_deferInMethod() { (&ErrPtr{1}).run() }
func (e *ErrPtr) run() {
	defer e.close(e.code)
	e.code = 9
	defer func() { e.code++ }()
	panic(e)
}
func (e *ErrPtr) close(n int) { fmt.Println("close", n, e.code) }

func c_genericFrames() { outer[string]("s") }

//go:noinline
func outer[T any](t T) { defer func() { panic(fmt.Sprint("again ", recover())) }(); inner([]T{t}) }

//go:noinline
func inner[T any](t T) { panic(t) }

func c_closureFrames() {
	f := id(func() { g := id(func() { id(func() { panic("deep closure") })() }); g() })
	f()
}
func c_structMethodFrames() { var r runner = Err{3}; r.Run(1, "a", nil) }

type runner interface{ Run(int, string, []int) }

func (e Err) Run(a int, b string, c []int) { _ = c[a] }
func c_goMethod()                          { go Err{3}.Run(1, "a", nil); time.Sleep(20 * time.Millisecond) }
func c_goIface()                           { var r runner = Err{3}; go r.Run(1, "a", nil); time.Sleep(20 * time.Millisecond) }
func c_goArgs()                            { go fail(1, "x"); time.Sleep(20 * time.Millisecond) }

//go:noinline
func fail(n int, s string) { panic(fmt.Sprint(n, s)) }
func c_deferFail()         { defer fail(2, "y"); defer fail(1, "x") }
func c_goDefer()           { go func() { defer fail(2, "y"); fail(1, "x") }(); time.Sleep(20 * time.Millisecond) }
func c_afterFunc() {
	time.AfterFunc(1, func() { var m map[int]int; m[1]++ })
	time.Sleep(20 * time.Millisecond)
}
func c_onceFrames() { var o sync.Once; o.Do(func() { panic("once") }) }
func c_sortFrames() { sortIt([]int{3, 1, 2}) }

//go:noinline
func sortIt(s []int) {
	each(s, func(x int) {
		if x == 1 {
			panic("one")
		}
	})
}

//go:noinline
func each(s []int, f func(int)) {
	for _, x := range s {
		f(x)
	}
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"badErr":             c_badErr,
	"badErrNil":          c_badErrNil,
	"badStr":             c_badStr,
	"badErrDefer":        c_badErrDefer,
	"badErrTwice":        c_badErrTwice,
	"badErrFirst":        c_badErrFirst,
	"recErr":             c_recErr,
	"deferErr":           c_deferErr,
	"exitErr":            c_exitErr,
	"longErr":            c_longErr,
	"nilPtrErr":          c_nilPtrErr,
	"nilPtrErr2":         c_nilPtrErr2,
	"ptrToErr":           c_ptrToErr,
	"errInIface":         c_errInIface,
	"anyNilErr":          c_anyNilErr,
	"str":                c_str,
	"strPtr":             c_strPtr,
	"wrapped":            c_wrapped,
	"joined":             c_joined,
	"ctx":                c_ctx,
	"ctx2":               c_ctx2,
	"bytes":              c_bytes,
	"runes":              c_runes,
	"errSlice":           c_errSlice,
	"iface":              c_iface,
	"embedPtr":           c_embedPtr,
	"uni":                c_uni,
	"cr":                 c_cr,
	"nl":                 c_nl,
	"nlEnd":              c_nlEnd,
	"nlErr":              c_nlErr,
	"u8":                 c_u8,
	"i16":                c_i16,
	"i32":                c_i32,
	"u16":                c_u16,
	"u32":                c_u32,
	"minInt":             c_minInt,
	"f0":                 c_f0,
	"fsmall":             c_fsmall,
	"fbig":               c_fbig,
	"f123":               c_f123,
	"f1e21":              c_f1e21,
	"f1e20":              c_f1e20,
	"fthird":             c_fthird,
	"f32third":           c_f32third,
	"cplx":               c_cplx,
	"cplx64":             c_cplx64,
	"false":              c_false,
	"namedF64":           c_namedF64,
	"namedC64":           c_namedC64,
	"namedRune":          c_namedRune,
	"namedUptr":          c_namedUptr,
	"namedLocal":         c_namedLocal,
	"alias":              c_alias,
	"typePtr":            c_typePtr,
	"chanV":              c_chanV,
	"funcV":              c_funcV,
	"structV":            c_structV,
	"arrV":               c_arrV,
	"genericErr":         c_genericErr,
	"recoverSame":        c_recoverSame,
	"recoverPtr":         c_recoverPtr,
	"recoverNil":         c_recoverNil,
	"recoverIdx":         c_recoverIdx,
	"recoverDiv":         c_recoverDiv,
	"recoverWrap":        c_recoverWrap,
	"recoverStr":         c_recoverStr,
	"recoverBytes":       c_recoverBytes,
	"repanicThrice":      c_repanicThrice,
	"repanicOther":       c_repanicOther,
	"aBA":                c_aBA,
	"newlineNested":      c_newlineNested,
	"nilNested":          c_nilNested,
	"memNested":          c_memNested,
	"memRecovered":       c_memRecovered,
	"memThenMem":         c_memThenMem,
	"innerRecovered":     c_innerRecovered,
	"innerBoth":          c_innerBoth,
	"threeLevels":        c_threeLevels,
	"abort":              c_abort,
	"loopDefers":         c_loopDefers,
	"manyOpen":           c_manyOpen,
	"returnValue":        c_returnValue,
	"returnThenPanic":    c_returnThenPanic,
	"returnUnnamed":      c_returnUnnamed,
	"deferArgs":          c_deferArgs,
	"deferMethodVal":     c_deferMethodVal,
	"deferNilMap":        c_deferNilMap,
	"deferClosed":        c_deferClosed,
	"deferUnlock":        c_deferUnlock,
	"deferUnlock2":       c_deferUnlock2,
	"deferRUnlock":       c_deferRUnlock,
	"fatalInRecover":     c_fatalInRecover,
	"fatalNested":        c_fatalNested,
	"exitInDefer":        c_exitInDefer,
	"exitInDefer2":       c_exitInDefer2,
	"deferGoexit":        c_deferGoexit,
	"goexitMain":         c_goexitMain,
	"goexitMainOther":    c_goexitMainOther,
	"goexitMainPanic":    c_goexitMainPanic,
	"goexitMainBlocked":  c_goexitMainBlocked,
	"goexitMainBlocked2": c_goexitMainBlocked2,
	"goexitRecover":      c_goexitRecover,
	"goexitTwice":        c_goexitTwice,
	"goexitPanicGoexit":  c_goexitPanicGoexit,
	"goexitDeepRecover":  c_goexitDeepRecover,
	"panicGoexitPanic":   c_panicGoexitPanic,
	"rangeFuncPanic":     c_rangeFuncPanic,
	"rangeFuncRecover":   c_rangeFuncRecover,
	"rangeFuncLater":     c_rangeFuncLater,
	"rangeFuncPanicIter": c_rangeFuncPanicIter,
	"rangeFuncGoexit":    c_rangeFuncGoexit,
	"childNested":        c_childNested,
	"grandchild":         c_grandchild,
	"initOrder":          c_initOrder,
	"stackText":          c_stackText,
	"overflow":           c_overflow,
	"overflowRecover":    c_overflowRecover,
	"deferInMethod":      c_deferInMethod,
	"genericFrames":      c_genericFrames,
	"closureFrames":      c_closureFrames,
	"structMethodFrames": c_structMethodFrames,
	"goMethod":           c_goMethod,
	"goIface":            c_goIface,
	"goArgs":             c_goArgs,
	"deferFail":          c_deferFail,
	"goDefer":            c_goDefer,
	"afterFunc":          c_afterFunc,
	"onceFrames":         c_onceFrames,
	"sortFrames":         c_sortFrames,
}
