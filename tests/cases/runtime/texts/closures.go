// record: go1.23
// record: each

// Names of functions without one: literals in functions that gc inlines, wrappers of go and defer, bodies of range loops.
package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

//go:noinline
func boom() { panic("boom") }

//go:noinline
func call(f func()) { f() }

func make1() func()      { return func() { boom() } }
func make2() func()      { return make1() }
func make3(n int) func() { return func() { fmt.Sprint(n); boom() } }

//go:noinline
func makeNo() func() { return func() { boom() } }

func direct(f func())  { f() }
func literal()         { func() { boom() }() }
func literalDefer()    { defer func() { boom() }() }
func twice() (f, g func()) {
	return func() { boom() }, func() { direct(boom) }
}
func nestedMake() func() {
	return func() { func() { func() { boom() }() }() }
}

//go:noinline
func nestedNo() func() {
	return func() { func() { func() { boom() }() }() }
}

func c_makeNo()       { makeNo()() }
func c_makeNoVar()    { f := makeNo(); call(f) }
func c_direct()       { direct(boom) }
func c_directLit()    { direct(func() { boom() }) }
func c_literalDefer() { literalDefer() }
func c_goLit()        { go func() { boom() }(); time.Sleep(time.Second) }
func c_goLitArg()     { go func(n int) { boom() }(1); time.Sleep(time.Second) }
func c_goFunc()       { go boom(); time.Sleep(time.Second) }
func c_goArg()        { go arg(1); time.Sleep(time.Second) }
func c_goMethod()     { go t{1}.m(); time.Sleep(time.Second) }
func c_goPointer()    { go (&t{1}).p(1); time.Sleep(time.Second) }
func c_goIface()      { var i m = t{1}; go i.m(); time.Sleep(time.Second) }
func c_goValue()      { f := t{1}.m; go f(); time.Sleep(time.Second) }
func c_goExpr()       { go t.m(t{1}); time.Sleep(time.Second) }
func c_goVar()        { f := id(boom); go f(); time.Sleep(time.Second) }
func c_goTwo()        { go arg(0); go arg(1); time.Sleep(time.Second) }
func c_goInLit()      { func() { go arg(1) }(); time.Sleep(time.Second) }
func c_goPanic()      { go panic("x"); time.Sleep(time.Second) }
func c_deferBuiltin() { var c chan int; defer close(c) }
func c_deferPanic()   { defer panic("x") }
func c_deferArg()     { defer arg(1) }
func c_deferMethod()  { defer t{1}.m() }
func c_deferPointer() { defer (&t{1}).p(1) }
func c_deferIface()   { var i m = t{1}; defer i.m() }
func c_deferValue()   { f := t{1}.m; defer f() }
func c_deferTwo()     { defer fmt.Println(); defer arg(1); defer arg(0) }
func c_deferLoop()    { for i := range 2 { defer arg(1 - i) } }
func c_deferLit()     { defer func(n int) { boom() }(1) }
func c_deferGeneric() { defer gen(1) }
func c_deferPrint()   { defer println(1, id("x")); boom() }
func c_deferRecover() { defer recover(); boom() }
func c_deferDelete()  { defer delete(map[any]int{1: 1}, any([]int{})) }
func c_methodValue()  { f := t{1}.m; call(f) }
func c_methodExpr()   { f := t.m; f(t{1}) }
func c_methodExpr2()  { f := (*t).p; f(&t{1}, 1) }
func c_methodIface()  { var i m = t{1}; f := i.m; call(f) }
func c_methodWrap()   { var i m = &t{1}; i.m() }
func c_embedded()     { e{t{1}}.m() }
func c_embedded2()    { var i m = e{t{1}}; i.m() }
func c_embedded3()    { var i m = &e2{&t{1}}; i.m() }
func c_generic()      { gen(1) }
func c_generic2()     { gen("s") }
func c_genericLit()   { genLit(1)() }
func c_genericType()  { (box[int]{1}).m() }
func c_genericType2() { (&box[string]{"x"}).p() }
func c_genericGo()    { go gen(1); time.Sleep(time.Second) }
func c_genericTwo()   { pair[int, string](1, "x") }

type m interface{ m() }
type t struct{ n int }
type e struct{ t }
type e2 struct{ *t }

//go:noinline
func (x t) m() { boom() }

//go:noinline
func (x *t) p(n int) { boom() }

//go:noinline
func arg(n int) {
	if n == 1 {
		boom()
	}
}

//go:noinline
func gen[X any](x X) { boom() }

//go:noinline
func genLit[X any](x X) func() { return func() { boom() } }

//go:noinline
func pair[X, Y any](x X, y Y) { boom() }

type box[X any] struct{ x X }

//go:noinline
func (b box[X]) m() { boom() }

//go:noinline
func (b *box[X]) p() { func() { boom() }() }

func count(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

//go:noinline
func countNo(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func c_range()        { for range count { boom() } }
func c_rangeNo()      { for range countNo { boom() } }
func c_rangeSeq()     { for range countNo { }; for range countNo { boom() } }
func c_rangeDefer()   { for range countNo { defer boom() } }
func c_rangeGo()      { for range countNo { go boom(); break }; time.Sleep(time.Second) }
func c_rangeInLit()   { func() { for range countNo { boom() } }() }
func c_rangeLitIter() { for range func(yield func(int) bool) { yield(1) } { boom() } }
func c_rangeIterBoom() { for range func(yield func(int) bool) { boom() } { } }
func c_rangeGeneric() { rangeGen(1) }
func c_rangeMethod()  { t{1}.loop() }
func c_rangeMade()    { for range made() { boom() } }

//go:noinline
func rangeGen[X any](x X) { for range countNo { boom() } }

//go:noinline
func (x t) loop() { for range countNo { boom() } }

//go:noinline
func made() func(func(int) bool) { return func(yield func(int) bool) { yield(1) } }

var global = func() { boom() }
var globalTwo = [2]func(){func() { boom() }, func() { direct(boom) }}

func c_global()     { global() }
func c_globalTwo()  { globalTwo[1]() }
func c_mapLit()     { map[int]func(){1: func() { boom() }}[1]() }
func c_structLit()  { struct{ f func() }{func() { boom() }}.f() }
func c_recursive()  { var f func(int); f = func(n int) { if n == 0 { boom() }; f(n - 1) }; f(2) }
func c_immediate()  { fmt.Println(func() int { boom(); return 1 }()) }
func c_argument()   { call(func() { call(func() { boom() }) }) }
func c_caller() {
	names := func() {
		pc := make([]uintptr, 10)
		frames := runtime.CallersFrames(pc[:runtime.Callers(1, pc)])
		for {
			frame, more := frames.Next()
			fmt.Println(frame.Function, frame.Line)
			if !more || frame.Function == "main.main" {
				return
			}
		}
	}
	names()
	func() { names() }()
	call(func() { names() })
	for range countNo { names(); break }
	defer names()
}


type cleaner struct{}

func (cleaner) Close() error { boom(); return nil }

func c_deferClose() { var c interface{ Close() error } = cleaner{}; defer c.Close() }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"makeNo": c_makeNo,
	"makeNoVar": c_makeNoVar,
	"direct": c_direct,
	"directLit": c_directLit,
	"literalDefer": c_literalDefer,
	"goLit": c_goLit,
	"goLitArg": c_goLitArg,
	"goFunc": c_goFunc,
	"goArg": c_goArg,
	"goMethod": c_goMethod,
	"goPointer": c_goPointer,
	"goIface": c_goIface,
	"goValue": c_goValue,
	"goExpr": c_goExpr,
	"goVar": c_goVar,
	"goTwo": c_goTwo,
	"goInLit": c_goInLit,
	"goPanic": c_goPanic,
	"deferBuiltin": c_deferBuiltin,
	"deferPanic": c_deferPanic,
	"deferArg": c_deferArg,
	"deferMethod": c_deferMethod,
	"deferPointer": c_deferPointer,
	"deferIface": c_deferIface,
	"deferValue": c_deferValue,
	"deferTwo": c_deferTwo,
	"deferLoop": c_deferLoop,
	"deferLit": c_deferLit,
	"deferGeneric": c_deferGeneric,
	"deferPrint": c_deferPrint,
	"deferRecover": c_deferRecover,
	"deferDelete": c_deferDelete,
	"methodValue": c_methodValue,
	"methodExpr": c_methodExpr,
	"methodExpr2": c_methodExpr2,
	"methodIface": c_methodIface,
	"methodWrap": c_methodWrap,
	"embedded": c_embedded,
	"embedded2": c_embedded2,
	"embedded3": c_embedded3,
	"generic": c_generic,
	"generic2": c_generic2,
	"genericLit": c_genericLit,
	"genericType": c_genericType,
	"genericType2": c_genericType2,
	"genericGo": c_genericGo,
	"genericTwo": c_genericTwo,
	"range": c_range,
	"rangeNo": c_rangeNo,
	"rangeSeq": c_rangeSeq,
	"rangeDefer": c_rangeDefer,
	"rangeGo": c_rangeGo,
	"rangeInLit": c_rangeInLit,
	"rangeLitIter": c_rangeLitIter,
	"rangeIterBoom": c_rangeIterBoom,
	"rangeGeneric": c_rangeGeneric,
	"rangeMethod": c_rangeMethod,
	"rangeMade": c_rangeMade,
	"global": c_global,
	"globalTwo": c_globalTwo,
	"mapLit": c_mapLit,
	"structLit": c_structLit,
	"recursive": c_recursive,
	"immediate": c_immediate,
	"argument": c_argument,
	"caller": c_caller,
	"deferClose": c_deferClose,
}
