// What every generated program about defer, panic, recover and Goexit begins with (defers.rs); T's methods, cases and main follow.
package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
)

var _ = errors.New
var _ = os.Exit
var _ = sort.Ints
var _ = strings.Map
var _ sync.Once

type T struct{ n int }

type I interface {
	P(s string) int
	V(s string) int
}

type Emb struct{ *T }
type Emb2 struct{ T }
type EmbI struct{ I }
type Box[A any] struct{ a A }

type MyErr struct{ s string }

func (e MyErr) Error() string { return "MyErr " + e.s }

type PErr struct{ s string }

func (e *PErr) Error() string { return "PErr " + e.s }

type BadErr struct{ n int }

func (b BadErr) Error() string {
	switch b.n % 10 {
	case 0:
		panic("bad")
	case 1:
		panic(MyErr{"in bad"})
	case 2:
		panic(BadErr{0})
	case 3:
		return fmt.Sprint(arr[b.n+5])
	case 4:
		defer func() { fmt.Println("deferred in Error", recover()) }()
		panic("recovered inside")
	case 5:
		var p *PErr
		return p.Error()
	}
	return "fine"
}

type Str int

func (s Str) String() string {
	if s == 9 {
		panic("Str nine")
	}
	return fmt.Sprintf("Str<%d>", int(s))
}

type MyInt int
type MyString string
type MyFloat float64
type Pair struct {
	a int
	b string
}

var (
	arr    = []int{1, 2, 3}
	nilmap map[string]int
	okmap  = map[string]int{"a": 1, "b": 2}
	anymap = map[any]int{1: 1}
	nilI   I
	nilErr error
	nilF   func()
	nilT   *T
	nilArr *[4]int
	text   = "hello"
	glob   int
)

//go:noinline
func zero() int { return glob * 0 }

//go:noinline
func id[X any](x X) X { return x }

func mkClosed() chan int { c := make(chan int, 1); close(c); return c }

func tr(s string, n int) int { fmt.Println("tr", s, n); return n }

func show(r any) {
	switch x := r.(type) {
	case runtime.Error:
		fmt.Println("runtime error:", x.Error())
	case BadErr:
		fmt.Println("BadErr", x.n)
	case Str:
		fmt.Println("Str", int(x))
	case error:
		fmt.Println("error:", x)
	case nil:
		fmt.Println("nil")
	case int, string, bool, MyInt, MyString, float64, complex128, Pair:
		fmt.Printf("%T %v\n", x, x)
	default:
		fmt.Printf("%T\n", x)
	}
}

func helper() any { return recover() }

func helper2(s string) {
	if r := recover(); r != nil {
		fmt.Print(s, " helper2 got ")
		show(r)
	}
}

//go:noinline
func helper3() { defer helper2("in3"); fmt.Println("helper3") }

func gen[A any](a A) {
	r := recover()
	fmt.Printf("gen %T ", a)
	show(r)
}

func genPanic[A any](a A) { panic(a) }

func (b Box[A]) Rec()  { r := recover(); fmt.Printf("Box.Rec %T ", b.a); show(r) }
func (b *Box[A]) Pan() { panic(fmt.Sprint("Box.Pan ", b.a)) }

func again(r any) { panic(r) }

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func seqDefer(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("seqDefer done", n)
		for i := range n {
			defer println("seqDefer", i)
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func seqRec(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			ok := func() (ok bool) {
				defer func() {
					if r := recover(); r != nil {
						fmt.Print("seqRec caught ")
						show(r)
					}
				}()
				return yield(i)
			}()
			fmt.Println("seqRec", i, ok)
			if !ok {
				return
			}
		}
	}
}

func seqRepanic(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() {
			if r := recover(); r != nil {
				panic(fmt.Sprintf("seqRepanic %T", r))
			}
		}()
		for i := range n {
			if !yield(i) {
				break
			}
		}
	}
}

func seqBad(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			fmt.Println("seqBad", i, yield(i))
		}
	}
}

func seqExit(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				runtime.Goexit()
			}
		}
		runtime.Goexit()
	}
}

func seq2(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, text[:i]) {
				return
			}
		}
		if n > 3 {
			panic(id("seq2 end"))
		}
	}
}

func arr2() int {
	if r := recover(); r != nil {
		show(r)
	}
	return arr[id(2)]
}
