// record: go1.23
// record: each
// record: levels single system

// Panics below calls of every kind: methods promoted, as values and expressions, of generic types, in loops, callbacks of the library.
package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"
)

func c_nestedDefers() {
	defer func() { panic("three") }()
	defer func() { defer func() { panic("two") }(); panic("in") }()
	panic("one")
}
func c_repanicWrapped() {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Errorf("wrapped: %v", r))
		}
	}()
	panic("first")
}
func c_repanicSame() {
	defer func() { r := recover(); panic(r) }()
	defer func() { r := recover(); panic(r) }()
	panic(errors.New("same"))
}
func c_goexitDefer() {
	go func() {
		defer func() { panic("after goexit") }()
		runtime.Goexit()
	}()
	select {}
}
func c_goexitInPanic() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { runtime.Goexit() }()
		panic("cancelled")
	}()
	<-done
	panic("main")
}

type Shape interface{ Area() float64 }
type Base struct{ name string }

func (b *Base) Fail()      { panic("fail " + b.name) }
func (b Base) Value() int  { panic("value " + b.name) }
func (b *Base) Deep() *int { var p *int; *p = len(b.name); return p }

type Mid struct{ *Base }
type Top struct{ Mid }
type Circle struct{ r float64 }

func (c Circle) Area() float64 { panic("area") }
func (c *Circle) Grow(n int)   { panic(n) }
func c_promoted()              { t := Top{Mid{&Base{"x"}}}; t.Fail() }
func c_promotedNil()           { t := Top{}; t.Fail() }
func c_promotedValue()         { t := Top{}; println(t.Value()) }
func c_promotedIface()         { var f interface{ Fail() } = Top{Mid{&Base{"x"}}}; f.Fail() }
func c_promotedIfaceP()        { var f interface{ Fail() } = &Top{Mid{&Base{"x"}}}; f.Fail() }
func c_promotedIfaceV()        { var f interface{ Value() int } = &Top{Mid{&Base{"x"}}}; f.Value() }
func c_promotedIfaceVN()       { var f interface{ Value() int } = &Top{}; f.Value() }
func c_methodValue()           { f := (&Circle{1}).Grow; f(3) }
func c_methodValueV()          { f := Circle{1}.Area; println(f()) }
func c_methodValueTop()        { t := Top{Mid{&Base{"x"}}}; f := t.Fail; defer f() }
func c_methodExpr()            { f := (*Circle).Grow; f(&Circle{}, 2) }
func c_methodExprV()           { f := Circle.Area; println(f(Circle{})) }
func c_methodExprTop()         { f := Top.Fail; f(Top{Mid{&Base{"x"}}}) }
func c_methodExprIface()       { f := Shape.Area; println(f(Circle{})) }
func c_methodValueIface()      { var s Shape = Circle{}; f := s.Area; println(f()) }
func c_methodValueNilIface()   { var s Shape; f := s.Area; println(f()) }
func c_goMethod()              { t := Top{Mid{&Base{"x"}}}; go t.Fail(); select {} }
func c_goMethodValue()         { f := (&Circle{1}).Grow; go f(3); select {} }
func c_goIface()               { var f interface{ Fail() } = Top{Mid{&Base{"x"}}}; go f.Fail(); select {} }
func c_deferIface()            { var s Shape = Circle{}; defer s.Area() }
func c_deferMethod()           { c := &Circle{}; defer c.Grow(4) }

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Pop() T {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}
func (s Stack[T]) Each(f func(T)) {
	for _, v := range s.items {
		f(v)
	}
}
func Map[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}
func Reduce[T any](in []T, f func(a, b T) T) T {
	acc := in[0]
	for _, v := range in[1:] {
		acc = f(acc, v)
	}
	return acc
}
func c_genericPop() { s := &Stack[string]{}; s.Pop() }
func c_genericEach() {
	Stack[int]{[]int{1, 2}}.Each(func(v int) {
		if v == 2 {
			panic(v)
		}
	})
}
func c_genericMap()         { Map([]int{1, 0}, func(v int) int { return 1 / v }) }
func c_genericReduce()      { Reduce([]string{}, func(a, b string) string { return a + b }) }
func c_genericMethodValue() { f := (&Stack[float64]{}).Pop; println(f()) }
func c_genericIface()       { var p interface{ Pop() int } = &Stack[int]{}; p.Pop() }
func c_genericDefer()       { s := &Stack[int]{}; defer s.Pop() }
func c_genericGo()          { s := &Stack[int]{}; go s.Pop(); select {} }

func c_closureLoop() {
	var fs []func()
	for i := range 3 {
		fs = append(fs, func() {
			if i == 2 {
				panic(i)
			}
		})
	}
	for _, f := range fs {
		f()
	}
}
func c_closureNested() {
	func() { func() { go func() { func() { panic("deep") }() }() }() }()
	select {}
}

//go:noinline
func rec(n int) {
	if n == 0 {
		panic("bottom")
	}
	rec(n - 1)
}
func c_recursion()      { rec(150) }
func c_recursionExact() { rec(97) }
func c_recursionOne()   { rec(98) }
func even(n int) {
	if n == 0 {
		panic("even")
	}
	odd(n - 1)
}
func odd(n int) { even(n - 1) }
func c_mutual() { even(120) }
func fact(n int) int {
	if n == 0 {
		var a []int
		return a[n]
	}
	return n * fact(n-1)
}
func c_recursionInline() { println(fact(5)) }

func c_sortSlice()  { sort.Slice([]int{2, 1}, func(i, j int) bool { panic("less") }) }
func c_sortStable() { sort.SliceStable([]int{2, 1}, func(i, j int) bool { panic("less") }) }

type byX []int

func (b byX) Len() int           { return len(b) }
func (b byX) Less(i, j int) bool { panic("less") }
func (b byX) Swap(i, j int)      {}
func c_sortSort()                { sort.Sort(byX{3, 1}) }
func c_sortSearch()              { sort.Search(5, func(i int) bool { panic(i) }) }
func c_slicesBinary()            { slices.BinarySearchFunc([]int{1}, 2, func(a, b int) int { panic(a) }) }
func c_slicesMax()               { slices.MaxFunc([]int{1, 2}, func(a, b int) int { panic(a) }) }
func c_stringsMap()              { strings.Map(func(r rune) rune { var m map[rune]rune; m[r] = r; return r }, "x") }
func c_stringsIndexFunc()        { strings.IndexFunc("x", func(r rune) bool { panic(r) }) }
func c_onceDo()                  { var o sync.Once; o.Do(func() { o.Do(func() {}); panic("no") }) }
func c_afterFunc() {
	time.AfterFunc(time.Millisecond, func() { panic("timer") })
	time.Sleep(time.Second)
}
func c_poolNew()  { p := sync.Pool{New: func() any { panic("new") }}; p.Get() }
func c_mapRange() { var m sync.Map; m.Store(1, 2); m.Range(func(k, v any) bool { panic(k) }) }
func c_pullStop() {
	next, stop := iter.Pull(func(yield func(int) bool) { defer func() { panic("cleanup") }(); yield(1) })
	next()
	stop()
}
func c_pull2() {
	next, stop := iter.Pull2(func(yield func(int, string) bool) { yield(1, "a"); panic("end") })
	defer stop()
	next()
	next()
}

type stringer struct{ n int }

func (s stringer) String() string { panic("stringer") }
func c_fmtStringer()              { fmt.Println(stringer{1}); panic("after") }

type badErr struct{ p *int }

func (b badErr) Error() string { return fmt.Sprint(*b.p) }
func c_printErr()              { panic(badErr{}) }
func c_joined()                { panic(errors.Join(errors.New("a"), errors.New("b"))) }

type custom struct {
	a int
	b string
}

func c_customValue()                                                                  { panic(custom{1, "x"}) }
func c_customPtr()                                                                    { panic(&custom{1, "x"}) }
func big(a [3]int, b struct{ x, y int }, c string, d []int, e any, f error, g func()) { panic("big") }
func c_args()                                                                         { big([3]int{}, struct{ x, y int }{}, "s", nil, 1, nil, nil) }
func many(a, b, c, d, e, f, g, h, i, j, k, l int)                                     { panic(a + l) }
func c_manyArgs()                                                                     { many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) }
func variadic(a int, rest ...any)                                                     { panic(rest[a]) }
func c_variadic()                                                                     { variadic(3, 1, 2) }
func results() (n int, err error) {
	defer func() { err = fmt.Errorf("%v", recover()); panic(err) }()
	panic("r")
}
func c_results() { results() }

var initOrder = func() int { return 1 }()

func c_recoverReturn() {
	f := func() (s string) {
		defer func() { s = fmt.Sprint(recover()) }()
		var m map[string]int
		m["a"]++
		return "no"
	}
	panic(f())
}
func c_deferLoop() {
	for i := range 3 {
		defer func() {
			if i == 1 {
				panic(i)
			}
		}()
	}
}
func c_deferArgs() { defer fmt.Println(func() string { panic("arg") }()) }
func c_switchType() {
	var x any = "s"
	switch v := x.(type) {
	case int:
		println(v)
	default:
		_ = v.(fmt.Stringer)
	}
}
func c_labelBreak() {
outer:
	for i := range 3 {
		for j := range 3 {
			if i*j == 2 {
				break outer
			}
			if i+j == 2 {
				panic("sum")
			}
		}
	}
}
func c_chanOfFunc() { c := make(chan func(), 1); c <- func() { panic("from chan") }; (<-c)() }
func c_mapOfFunc()  { m := map[string]func(int){"a": func(n int) { panic(n) }}; m["a"](2) }
func c_structFunc() { s := struct{ f func() }{func() { panic("field") }}; s.f() }
func c_immediate()  { defer func() func() { return func() { panic("returned") } }()() }
func c_condWait() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	go func() { mu.Lock(); c.Wait() }()
	time.Sleep(time.Millisecond)
	c.Wait()
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"nestedDefers":        c_nestedDefers,
	"repanicWrapped":      c_repanicWrapped,
	"repanicSame":         c_repanicSame,
	"goexitDefer":         c_goexitDefer,
	"goexitInPanic":       c_goexitInPanic,
	"promoted":            c_promoted,
	"promotedNil":         c_promotedNil,
	"promotedValue":       c_promotedValue,
	"promotedIface":       c_promotedIface,
	"promotedIfaceP":      c_promotedIfaceP,
	"promotedIfaceV":      c_promotedIfaceV,
	"promotedIfaceVN":     c_promotedIfaceVN,
	"methodValue":         c_methodValue,
	"methodValueV":        c_methodValueV,
	"methodValueTop":      c_methodValueTop,
	"methodExpr":          c_methodExpr,
	"methodExprV":         c_methodExprV,
	"methodExprTop":       c_methodExprTop,
	"methodExprIface":     c_methodExprIface,
	"methodValueIface":    c_methodValueIface,
	"methodValueNilIface": c_methodValueNilIface,
	"goMethod":            c_goMethod,
	"goMethodValue":       c_goMethodValue,
	"goIface":             c_goIface,
	"deferIface":          c_deferIface,
	"deferMethod":         c_deferMethod,
	"genericPop":          c_genericPop,
	"genericEach":         c_genericEach,
	"genericMap":          c_genericMap,
	"genericReduce":       c_genericReduce,
	"genericMethodValue":  c_genericMethodValue,
	"genericIface":        c_genericIface,
	"genericDefer":        c_genericDefer,
	"genericGo":           c_genericGo,
	"closureLoop":         c_closureLoop,
	"closureNested":       c_closureNested,
	"recursion":           c_recursion,
	"recursionExact":      c_recursionExact,
	"recursionOne":        c_recursionOne,
	"mutual":              c_mutual,
	"recursionInline":     c_recursionInline,
	"sortSlice":           c_sortSlice,
	"sortStable":          c_sortStable,
	"sortSort":            c_sortSort,
	"sortSearch":          c_sortSearch,
	"slicesBinary":        c_slicesBinary,
	"slicesMax":           c_slicesMax,
	"stringsMap":          c_stringsMap,
	"stringsIndexFunc":    c_stringsIndexFunc,
	"onceDo":              c_onceDo,
	"afterFunc":           c_afterFunc,
	"poolNew":             c_poolNew,
	"mapRange":            c_mapRange,
	"pullStop":            c_pullStop,
	"pull2":               c_pull2,
	"fmtStringer":         c_fmtStringer,
	"printErr":            c_printErr,
	"joined":              c_joined,
	"customValue":         c_customValue,
	"customPtr":           c_customPtr,
	"args":                c_args,
	"manyArgs":            c_manyArgs,
	"variadic":            c_variadic,
	"results":             c_results,
	"recoverReturn":       c_recoverReturn,
	"deferLoop":           c_deferLoop,
	"deferArgs":           c_deferArgs,
	"switchType":          c_switchType,
	"labelBreak":          c_labelBreak,
	"chanOfFunc":          c_chanOfFunc,
	"mapOfFunc":           c_mapOfFunc,
	"structFunc":          c_structFunc,
	"immediate":           c_immediate,
	"condWait":            c_condWait,
}
