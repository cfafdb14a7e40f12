// record: go1.23
// record: each

// Where a function stands that recovered and faults in what it defers further. By Go 1.23 each defer statement that is
// not open-coded has a return of its own; deferred builtins under Goexit; nil interfaces in literals.
package main

import (
	"fmt"
	"os"
	"runtime"
)

var nilFunc func()

//go:noinline
func id[X any](x X) X { return x }

func c_loop() {
	defer nilFunc()
	for range id(2) {
		defer func() {
			recover()
		}()
	}
	panic("loop")
}

func c_beside() {
	defer nilFunc()
	for range id(2) {
		defer fmt.Println("in loop")
	}
	defer func() { recover() }()
	fmt.Println("body")
	panic("beside")
}

func c_twice() {
	defer nilFunc()
	for range id(2) {
		defer func() { panic("again") }()
	}
	defer func() { recover() }()
	defer func() {
		recover()
		panic("second")
	}()
	panic("twice")
}

func c_goto() {
	n := 0
again:
	n++
	defer func() func() { return func() { recover() } }()()
	if n < id(2) {
		goto again
	}
	defer panic(id("deferred"))
	defer nilFunc()
	fmt.Println("body")
}

func c_nested() {
	defer func() {
		for range id(1) {
			defer nilFunc()
		}
		defer func() { recover() }()
		panic("inner")
	}()
	for range id(1) {
		defer fmt.Println("in loop")
	}
	panic("outer")
}

func c_openCoded() {
	defer nilFunc()
	defer func() { recover() }()
	panic("open-coded")
}

func c_manyReturns() {
	defer nilFunc()
	defer func() { recover() }()
	defer func() {}()
	defer func() {}()
	switch id(5) {
	case 1:
		return
	case 2:
		return
	case 3:
		return
	case 4:
		return
	}
	panic("many returns")
}

func c_goexitClose() {
	defer close((chan int)(nil))
	runtime.Goexit()
}

func c_goexitPanic() {
	defer panic("under Goexit")
	runtime.Goexit()
}

func c_goexitDelete() {
	defer delete(map[any]int{}, any(id([]int{1})))
	runtime.Goexit()
}

func c_goexitInPanic() {
	defer close((chan int)(nil))
	defer func() { runtime.Goexit() }()
	panic("before Goexit")
}

type I interface {
	A() int
	B() int
	C() int
}
type Emb struct{ I }
type Two struct {
	I
	n int
}
type Big struct {
	I
	n [5]int
}
type Deep struct{ Emb }

var nilI I

func c_emb()            { Emb{}.B() }
func c_embKeyed()       { Emb{I: nil}.C() }
func c_embNil()         { Emb{nil}.C() }
func c_embVariable()    { Emb{nilI}.C() }
func c_field()          { Emb{}.I.C() }
func c_pointer()        { (&Emb{}).C() }
func c_two()            { Two{}.C() }
func c_twoKeyed()       { Two{n: id(4)}.C() }
func c_big()            { Big{}.C() }
func c_deep()           { Deep{}.C() }
func c_deepInner()      { Deep{Emb{}}.C() }
func c_converted()      { id[I](Emb{}).C() }
func c_expression()     { I.C(nilI) }
func c_expressionHeld() { f := id(I.B); f(nilI) }
func c_expressionEmb()  { f := id(Emb.C); f(Emb{}) }
func c_deferredEmb()    { defer Emb{}.C() }
func c_deferredExpr()   { defer I.C(nilI) }
func c_methodValue()    { f := Emb{}.C; f() }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"loop": c_loop, "beside": c_beside, "twice": c_twice, "goto": c_goto, "nested": c_nested,
	"openCoded": c_openCoded, "manyReturns": c_manyReturns, "goexitClose": c_goexitClose,
	"goexitPanic": c_goexitPanic, "goexitDelete": c_goexitDelete, "goexitInPanic": c_goexitInPanic,
	"emb": c_emb, "embKeyed": c_embKeyed, "embNil": c_embNil, "embVariable": c_embVariable, "field": c_field,
	"pointer": c_pointer, "two": c_two, "twoKeyed": c_twoKeyed, "big": c_big, "deep": c_deep,
	"deepInner": c_deepInner, "converted": c_converted, "expression": c_expression,
	"expressionHeld": c_expressionHeld, "expressionEmb": c_expressionEmb, "deferredEmb": c_deferredEmb,
	"deferredExpr": c_deferredExpr, "methodValue": c_methodValue,
}
