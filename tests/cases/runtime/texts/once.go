// record: go1.23
// record: each
// record: levels single system

// What sync.OnceFunc and its like return, called where it was made and elsewhere.
package main

import (
	"os"
	"sync"
)

var one = sync.OnceFunc(func() { panic("global") })

func c_global() { one() }
func c_func() {
	f := sync.OnceFunc(func() { panic("f") })
	f()
}
func c_value() {
	f := sync.OnceValue(func() int { panic("f") })
	println(f())
}
func c_values() {
	f := sync.OnceValues(func() (int, error) { var p *int; return *p, nil })
	n, err := f()
	println(n, err)
}
func named() { panic("named") }
func c_named() {
	f := sync.OnceFunc(named)
	f()
}
func c_again() {
	f := sync.OnceFunc(named)
	func() { defer func() { recover() }(); f() }()
	f()
}
func c_againValue() {
	f := sync.OnceValue(func() string { panic("v") })
	func() { defer func() { recover() }(); f() }()
	println(f())
}
func c_againValues() {
	f := sync.OnceValues(func() (string, int) { panic("v") })
	func() { defer func() { recover() }(); f() }()
	println(f())
}
func maker() func() int { return sync.OnceValue(func() int { panic("made") }) }
func c_made()           { println(maker()()) }

//go:noinline
func makerNo() func() int { return sync.OnceValue(func() int { panic("made") }) }
func c_madeNo()           { println(makerNo()()) }

type T struct{ get func() int }

func NewT() *T            { t := &T{}; t.get = sync.OnceValue(t.compute); return t }
func (t *T) compute() int { panic("method") }
func c_field()            { println(NewT().get()) }
func c_go() {
	f := sync.OnceFunc(named)
	go f()
	select {}
}
func c_defer() {
	f := sync.OnceFunc(named)
	defer f()
}
func c_direct()     { sync.OnceFunc(named)() }
func call(f func()) { f() }
func c_passed()     { call(sync.OnceFunc(func() { panic("p") })) }
func c_once()       { var o sync.Once; o.Do(func() { panic("once") }) }
func c_onceNamed()  { var o sync.Once; o.Do(named) }
func c_nested() {
	inner := sync.OnceValue(func() int { panic("inner") })
	outer := sync.OnceValue(func() int { return inner() + 1 })
	println(outer())
}
func c_goexitLoop() {
	for i := range 2 {
		f := sync.OnceValues(func() (int, bool) {
			if i == 1 {
				panic(i)
			}
			return i, true
		})
		f()
	}
}
func c_closure() {
	func() {
		f := sync.OnceFunc(func() { panic("f") })
		f()
	}()
}
func use[E any](v E) func() E { return sync.OnceValue(func() E { panic(v) }) }
func c_generic()              { println(use(3)()) }
func c_deadlock()             { f := sync.OnceFunc(func() { select {} }); go f(); f() }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"global":      c_global,
	"func":        c_func,
	"value":       c_value,
	"values":      c_values,
	"named":       c_named,
	"again":       c_again,
	"againValue":  c_againValue,
	"againValues": c_againValues,
	"made":        c_made,
	"madeNo":      c_madeNo,
	"field":       c_field,
	"go":          c_go,
	"defer":       c_defer,
	"direct":      c_direct,
	"passed":      c_passed,
	"once":        c_once,
	"onceNamed":   c_onceNamed,
	"nested":      c_nested,
	"goexitLoop":  c_goexitLoop,
	"closure":     c_closure,
	"generic":     c_generic,
	"deadlock":    c_deadlock,
}
