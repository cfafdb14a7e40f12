// record: go1.23
// record: each

// Panics, recovers and exits in places where one does not expect them.
package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type myErr struct{ code int }

func (e myErr) Error() string { return fmt.Sprintf("my error %d", e.code) }

type ptrErr struct{ msg string }

func (e *ptrErr) Error() string { return "ptr: " + e.msg }

type str string

func (s str) String() string { return "<" + string(s) + ">" }

type loud struct{ name string }

func (l loud) String() string { println("String of", l.name); return "loud " + l.name }

type plain struct {
	a int
	b string
}

type enum int

type floats float32

type flag bool

type both struct{}

func (both) Error() string  { return "as error" }
func (both) String() string { return "as string" }

type multi struct{}

func (multi) Error() string { return "one\ntwo\nthree" }

type embedsErr struct{ error }

type weird struct{ p *int }

func (w weird) Error() string { return fmt.Sprint(*w.p) }

//go:noinline
func boom(v any) { panic(v) }

// values of every kind
func c_join()       { panic(errors.Join(errors.New("a"), errors.New("b"))) }
func c_wrap()       { panic(fmt.Errorf("outer: %w", errors.New("inner"))) }
func c_wrapTwo()    { panic(fmt.Errorf("%w and %w", errors.New("x"), myErr{2})) }
func c_myErr()      { panic(myErr{7}) }
func c_ptrErr()     { panic(&ptrErr{"p"}) }
func c_ptrErrNil()  { var p *ptrErr; panic(p) }
func c_valErrPtr()  { panic(&myErr{3}) }
func c_valErrNil()  { var p *myErr; panic(p) }
func c_stringer()   { panic(str("s")) }
func c_loud()       { panic(loud{"x"}) }
func c_loudTwice()  { defer func() { panic(loud{"y"}) }(); panic(loud{"x"}) }
func c_both()       { panic(both{}) }
func c_multi()      { panic(multi{}) }
func c_embeds()     { panic(embedsErr{errors.New("inside")}) }
func c_embedsNil()  { panic(embedsErr{}) }
func c_weird()      { panic(weird{}) }
func c_plain()      { panic(plain{1, "b"}) }
func c_plainPtr()   { panic((*plain)(nil)) }
func c_enum()       { panic(enum(-3)) }
func c_floats()     { panic(floats(1.5)) }
func c_flag()       { panic(flag(true)) }
func c_complex()    { panic(complex(1, -2)) }
func c_uintptr()    { panic(uintptr(255)) }
func c_rune()       { panic('x') }
func c_bytes()      { panic([]byte("ab")) }
func c_array()      { panic([2]int{1, 2}) }
func c_mapValue()   { panic(map[string]int(nil)) }
func c_funcValue()  { panic((func())(nil)) }
func c_chanValue()  { panic((chan int)(nil)) }
func c_struct0()    { panic(struct{}{}) }
func c_nan()        { var z float64; panic(z / z) }
func c_inf()        { var z float64; panic(-1 / z) }
func c_negZero()    { z := 0.0; panic(-z) }
func c_empty()      { panic("") }
func c_newline()    { panic("a\nb\n") }
func c_crlf()       { panic("a\r\nb\x00c\xff") }
func c_unicode()    { panic("päńïc ✓") }
func c_anonErr()    { panic(struct{ error }{errors.New("anon")}) }
func c_typedNil()   { var e error; panic(e) }
func c_ifaceNil()   { var s fmt.Stringer; boom(s) }

// recover in odd places
func c_recoverAgain() {
	defer func() {
		defer func() { fmt.Println("inner:", recover()) }()
		panic(fmt.Sprint("again ", recover()))
	}()
	panic("first")
}
func c_recoverLoop() {
	for i := range 3 {
		func() {
			defer func() { fmt.Println(i, recover()) }()
			panic(i * i)
		}()
	}
	panic("end")
}
func c_recoverInArgs() {
	defer fmt.Println("got", recover())
	panic("args")
}
func c_recoverInReturn() {
	f := func() (s string) {
		defer func() { s += fmt.Sprint(recover()) }()
		return "a" + func() string { panic("b") }()
	}
	fmt.Println(f())
	boom("done")
}
func c_recoverMethod() {
	defer rec{}.value()
	panic("m")
}

type rec struct{}

func (rec) value()    { fmt.Println("value", recover()) }
func (*rec) pointer() { fmt.Println("pointer", recover()) }

type recIface interface{ value() }

func c_recoverIface() {
	var i recIface = &rec{}
	defer fmt.Println("left", "behind")
	defer i.value()
	panic("iface")
}
func c_recoverMethodExpr() {
	f := (*rec).pointer
	defer f(nil)
	panic("expr")
}
func c_recoverGeneric() {
	defer catch[int]()
	panic("generic")
}

func catch[T any]() { var t T; fmt.Printf("%T %v\n", t, recover()) }

func c_recoverDeferInLoop() {
	for i := range 3 {
		defer func() {
			fmt.Println(i, recover())
			if i > 0 {
				panic(fmt.Sprint("from ", i))
			}
		}()
	}
	panic("loop")
}
func c_recoverTwo() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { fmt.Println("inner", recover()) }()
	panic("two")
}
func c_recoverRepanicOther() {
	defer func() {
		r := recover()
		panic(fmt.Errorf("wrapped: %v", r))
	}()
	panic("orig")
}
func c_recoverRepanicSame() {
	defer func() { panic(recover()) }()
	defer func() { panic(recover()) }()
	panic(errors.New("same"))
}
func c_recoverRepanicPtr() {
	e := &ptrErr{"shared"}
	defer func() { panic(e) }()
	panic(e)
}
func c_recoverStruct() {
	defer func() { panic(recover()) }()
	panic(plain{1, "x"})
}
func c_recoverErrNested() {
	defer func() {
		defer func() { panic(recover()) }()
		panic(recover())
	}()
	panic(myErr{1})
}
func c_repanicNoRecover() {
	defer func() { panic("b") }()
	defer func() { recover() }()
	panic("a")
}
func c_recoverRuntimeErr() {
	defer func() {
		r := recover()
		err, ok := r.(runtime.Error)
		fmt.Println(ok, err)
		panic(r)
	}()
	var a []int
	_ = a[len(os.Args)+3]
}
func c_recoverAsError() {
	defer func() {
		if err, ok := recover().(error); ok {
			var re runtime.Error
			fmt.Println(errors.As(err, &re), err)
			panic(fmt.Errorf("ctx: %w", err))
		}
	}()
	var m map[string]int
	m["a"]++
}

// Goexit
func c_goexitInDefer() {
	defer fmt.Println("last")
	defer runtime.Goexit()
	panic("never seen")
}
func c_goexitChild() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() { fmt.Println("recover:", recover()) }()
		runtime.Goexit()
	}()
	wg.Wait()
	panic("after")
}
func c_panicInGoexit() {
	go func() {
		defer func() { panic("in Goexit") }()
		runtime.Goexit()
	}()
	time.Sleep(time.Second)
}
func c_panicRecoveredInGoexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("recovered", recover()) }()
		defer func() { panic("in Goexit") }()
		runtime.Goexit()
		fmt.Println("unreachable")
	}()
	<-done
	boom("end")
}
func c_goexitTwice() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer runtime.Goexit()
		runtime.Goexit()
	}()
	<-done
	boom("end")
}
func c_goexitMainChildPanics() {
	go func() { time.Sleep(time.Millisecond); panic("child after main") }()
	runtime.Goexit()
}
func c_goexitMainChildEnds() {
	go func() { time.Sleep(time.Millisecond) }()
	defer fmt.Println("main's defer")
	runtime.Goexit()
}
func c_goexitInPanicDefer() {
	go func() {
		defer fmt.Println("outer")
		func() {
			defer func() {
				defer runtime.Goexit()
				panic("two")
			}()
			panic("one")
		}()
	}()
	time.Sleep(time.Millisecond)
	boom("end")
}

// os.Exit
func c_exitInDefer()      { defer os.Exit(4); panic("lost") }
func c_exitInDeferPrint() { defer fmt.Println("not run"); defer os.Exit(0); panic("lost") }
func c_exitInGoroutine()  { go os.Exit(5); select {} }
func c_exitInError()      { panic(exiting{}) }

type exiting struct{}

func (exiting) Error() string { os.Exit(6); return "" }

func c_exitWhilePanicking() {
	defer func() { defer os.Exit(7); panic("second") }()
	panic("first")
}
func c_exitBig() { os.Exit(300) }
func c_exitNeg() { os.Exit(-1) }

// panics in goroutines, methods, generics, iterators
func c_goMethodValue() { f := rec2{3}.do; go f(); time.Sleep(time.Second) }
func c_goMethodExpr()  { go rec2.do(rec2{4}); time.Sleep(time.Second) }
func c_goIface() {
	var d interface{ do() } = rec2{5}
	go d.do()
	time.Sleep(time.Second)
}

type rec2 struct{ n int }

func (r rec2) do() { panic(r.n) }

func c_goGenericMethod() { go (&box[string]{"b"}).fail(); time.Sleep(time.Second) }

type box[T any] struct{ v T }

func (b *box[T]) fail()      { panic(b.v) }
func (b box[T]) each(f func(T)) { f(b.v) }

func c_genericClosure() { box[int]{2}.each(func(n int) { panic(n) }) }
func c_genericFunc()    { mapAll([]int{1, 0}, func(n int) int { return 1 / n }) }

func mapAll[T, U any](in []T, f func(T) U) (out []U) {
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

//go:noinline
func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator ends")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func c_iterBody() {
	for i := range count(3) {
		if i == 1 {
			panic("body")
		}
	}
}
func c_iterRecover() {
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for i := range count(3) {
			defer fmt.Println("deferred in body", i)
			if i == 1 {
				panic("body")
			}
		}
	}()
	boom("end")
}
func c_iterSelf() {
	for range func(yield func() bool) { panic("iterator") } {
	}
}
func c_iterContinues() {
	for range func(yield func(int) bool) { yield(1); yield(2) } {
		break
	}
}
func c_iterAfter() {
	var keep func(int) bool
	for range func(yield func(int) bool) { keep = yield; yield(1) } {
	}
	keep(2)
}
func c_iterSwallows() {
	for range func(yield func(int) bool) {
		defer func() { fmt.Println("swallowed", recover()) }()
		yield(1)
	} {
		panic("body")
	}
	fmt.Println("after")
}
func c_iterNested() {
	for i := range count(2) {
		for j := range count(2) {
			if i+j == 2 {
				panic(fmt.Sprint(i, j))
			}
		}
	}
}
func c_iterReturn() {
	f := func() int {
		for i := range count(5) {
			defer func() { panic(i) }()
			if i == 1 {
				return i
			}
		}
		return -1
	}
	f()
}
func c_pullBody() {
	next, stop := iter.Pull(func(yield func(int) bool) { yield(1); panic("in pull") })
	defer stop()
	next()
	next()
}
func c_pullGoexit() {
	next, _ := iter.Pull(func(yield func(int) bool) { runtime.Goexit() })
	defer fmt.Println("deferred")
	next()
}

// strings.Map and other callbacks of the library
func c_mapCallback() { strings.Map(func(r rune) rune { panic(string(r)) }, "q") }
func c_onceCallback() {
	var once sync.Once
	func() {
		defer func() { fmt.Println(recover()) }()
		once.Do(func() { panic("once") })
	}()
	once.Do(func() { fmt.Println("not again") })
	once.Do(nil)
	var other sync.Once
	other.Do(nil)
}
func c_afterFunc() { time.AfterFunc(time.Millisecond, func() { panic("timer") }); select {} }
func c_afterFuncMethod() {
	time.AfterFunc(time.Millisecond, rec2{8}.do)
	time.Sleep(time.Second)
}
func c_poolNew() { p := sync.Pool{New: func() any { panic("new") }}; p.Get() }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"join": c_join,
	"wrap": c_wrap,
	"wrapTwo": c_wrapTwo,
	"myErr": c_myErr,
	"ptrErr": c_ptrErr,
	"ptrErrNil": c_ptrErrNil,
	"valErrPtr": c_valErrPtr,
	"valErrNil": c_valErrNil,
	"stringer": c_stringer,
	"loud": c_loud,
	"loudTwice": c_loudTwice,
	"both": c_both,
	"multi": c_multi,
	"embeds": c_embeds,
	"embedsNil": c_embedsNil,
	"weird": c_weird,
	"plain": c_plain,
	"plainPtr": c_plainPtr,
	"enum": c_enum,
	"floats": c_floats,
	"flag": c_flag,
	"complex": c_complex,
	"uintptr": c_uintptr,
	"rune": c_rune,
	"bytes": c_bytes,
	"array": c_array,
	"mapValue": c_mapValue,
	"funcValue": c_funcValue,
	"chanValue": c_chanValue,
	"struct0": c_struct0,
	"nan": c_nan,
	"inf": c_inf,
	"negZero": c_negZero,
	"empty": c_empty,
	"newline": c_newline,
	"crlf": c_crlf,
	"unicode": c_unicode,
	"anonErr": c_anonErr,
	"typedNil": c_typedNil,
	"ifaceNil": c_ifaceNil,
	"recoverAgain": c_recoverAgain,
	"recoverLoop": c_recoverLoop,
	"recoverInArgs": c_recoverInArgs,
	"recoverInReturn": c_recoverInReturn,
	"recoverMethod": c_recoverMethod,
	"recoverIface": c_recoverIface,
	"recoverMethodExpr": c_recoverMethodExpr,
	"recoverGeneric": c_recoverGeneric,
	"recoverDeferInLoop": c_recoverDeferInLoop,
	"recoverTwo": c_recoverTwo,
	"recoverRepanicOther": c_recoverRepanicOther,
	"recoverRepanicSame": c_recoverRepanicSame,
	"recoverRepanicPtr": c_recoverRepanicPtr,
	"recoverStruct": c_recoverStruct,
	"recoverErrNested": c_recoverErrNested,
	"repanicNoRecover": c_repanicNoRecover,
	"recoverRuntimeErr": c_recoverRuntimeErr,
	"recoverAsError": c_recoverAsError,
	"goexitInDefer": c_goexitInDefer,
	"goexitChild": c_goexitChild,
	"panicInGoexit": c_panicInGoexit,
	"panicRecoveredInGoexit": c_panicRecoveredInGoexit,
	"goexitTwice": c_goexitTwice,
	"goexitMainChildPanics": c_goexitMainChildPanics,
	"goexitMainChildEnds": c_goexitMainChildEnds,
	"goexitInPanicDefer": c_goexitInPanicDefer,
	"exitInDefer": c_exitInDefer,
	"exitInDeferPrint": c_exitInDeferPrint,
	"exitInGoroutine": c_exitInGoroutine,
	"exitInError": c_exitInError,
	"exitWhilePanicking": c_exitWhilePanicking,
	"exitBig": c_exitBig,
	"exitNeg": c_exitNeg,
	"goMethodValue": c_goMethodValue,
	"goMethodExpr": c_goMethodExpr,
	"goIface": c_goIface,
	"goGenericMethod": c_goGenericMethod,
	"genericClosure": c_genericClosure,
	"genericFunc": c_genericFunc,
	"iterBody": c_iterBody,
	"iterRecover": c_iterRecover,
	"iterSelf": c_iterSelf,
	"iterContinues": c_iterContinues,
	"iterAfter": c_iterAfter,
	"iterSwallows": c_iterSwallows,
	"iterNested": c_iterNested,
	"iterReturn": c_iterReturn,
	"pullBody": c_pullBody,
	"pullGoexit": c_pullGoexit,
	"mapCallback": c_mapCallback,
	"onceCallback": c_onceCallback,
	"afterFunc": c_afterFunc,
	"afterFuncMethod": c_afterFuncMethod,
	"poolNew": c_poolNew,
}
