// record: go1.23
// record: each

// Literals of inlined functions: their names, and what is inlined into them.
package main

import "os"

func filterI(seq func(func(int) bool), keep func(int) bool) func(func(int) bool) {
	return func(yield func(int) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}
func filterG[T any](seq func(func(T) bool), keep func(T) bool) func(func(T) bool) {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}
func countI(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
func c_plainPanics() {
	for v := range filterI(countI(3), func(v int) bool { panic("keep") }) {
		panic(v)
	}
}
func c_plain() {
	for v := range filterI(countI(3), func(v int) bool { return v > 0 }) {
		panic(v)
	}
}
func c_genPanics() {
	for v := range filterG(countI(3), func(v int) bool { panic("keep") }) {
		panic(v)
	}
}
func c_gen() {
	for v := range filterG(countI(3), func(v int) bool { return v > 0 }) {
		panic(v)
	}
}
func applyI(f func(int) int) func() int       { return func() int { return f(1) } }
func applyG[T any](f func(T) T, v T) func() T { return func() T { return f(v) } }
func c_applyI()                               { println(applyI(func(v int) int { panic("f") })()) }
func c_applyG()                               { println(applyG(func(v int) int { panic("f") }, 1)()) }
func c_applyIheld()                           { g := applyI(func(v int) int { panic("f") }); defer g() }
func c_applyGheld()                           { g := applyG(func(v int) int { panic("f") }, 2); defer g() }
func doI(f func(int) int) int                 { return f(1) }
func doG[T any](f func(T) T, v T) T           { return f(v) }
func c_doI()                                  { println(doI(func(v int) int { panic("f") })) }
func c_doG()                                  { println(doG(func(v int) int { panic("f") }, 1)) }
func named(v int) int                         { panic("named") }
func c_applyIn()                              { println(applyI(named)()) }
func c_applyGn()                              { println(applyG(named, 1)()) }
func c_applyIheldN()                          { g := applyI(named); defer g() }
func c_applyGheldN()                          { g := applyG(named, 2); defer g() }

func made(n int) func() int { return func() int { return small(n) } }
func madeLocal(n int) func() int {
	g := func(k int) int { panic(k + n) }
	return func() int { return g(n) }
}
func madeParam(f func(int) int) func() int      { return func() int { return f(1) } }
func madeParamLocal(f func(int) int) func() int { h := f; return func() int { return h(1) } }
func madeCopied(n int) func() int {
	m := n
	return func() int { f := func(k int) int { panic(k + m) }; return f(2) }
}
func c_made()           { g := made(1); defer g() }
func c_madeLocal()      { g := madeLocal(1); defer g() }
func c_madeParam()      { g := madeParam(small); defer g() }
func c_madeParamLocal() { g := madeParamLocal(small); defer g() }
func c_madeCopied()     { g := madeCopied(1); defer g() }
func c_ownLocal()       { f := func(k int) int { panic(k) }; g := func() int { return f(1) }; defer g() }
func c_ownNamed()       { f := small; g := func() int { return f(1) }; defer g() }
func c_param()          { param(small) }

//go:noinline
func param(f func(int) int)      { g := func() int { return f(1) }; defer g() }
func c_deep()                    { g := outerMade(2); defer g() }
func outerMade(n int) func() int { return madeParam(func(k int) int { panic(k + n) }) }
func c_callee()                  { f := func(k int) int { panic(k) }; run(func() int { return f(1) }) }

//go:noinline
func run(f func() int) int { return f() }
func c_calleeCopied()      { run(madeParam(func(k int) int { panic(k) })) }
func c_calleeNamed()       { run(madeParam(small)) }
func c_calleeCopiedLocal() { run(madeLocal(3)) }

func small(v int) int           { panic("small") }
func madeHere(n int) func() int { return func() int { return small(n) } }
func made0() func() int         { return func() int { return small(2) } }
func two(n int) (f, g func() int) {
	return func() int { return small(n) }, func() int { return small(n + 1) }
}
func two0() (f, g func() int) { return func() int { return small(1) }, func() int { return small(2) } }

//go:noinline
func callIt(f func() int) int { return f() }
func c_madeHere()             { g := madeHere(1); callIt(g) }
func c_madeHere0()            { g := made0(); callIt(g) }
func c_two()                  { _, g := two(1); callIt(g) }
func c_two0()                 { _, g := two0(); callIt(g) }
func c_two0b()                { _, g := two0(); g() }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"plainPanics":       c_plainPanics,
	"plain":             c_plain,
	"genPanics":         c_genPanics,
	"gen":               c_gen,
	"applyI":            c_applyI,
	"applyG":            c_applyG,
	"applyIheld":        c_applyIheld,
	"applyGheld":        c_applyGheld,
	"doI":               c_doI,
	"doG":               c_doG,
	"applyIn":           c_applyIn,
	"applyGn":           c_applyGn,
	"applyIheldN":       c_applyIheldN,
	"applyGheldN":       c_applyGheldN,
	"made":              c_made,
	"madeLocal":         c_madeLocal,
	"madeParam":         c_madeParam,
	"madeParamLocal":    c_madeParamLocal,
	"madeCopied":        c_madeCopied,
	"ownLocal":          c_ownLocal,
	"ownNamed":          c_ownNamed,
	"param":             c_param,
	"deep":              c_deep,
	"callee":            c_callee,
	"calleeCopied":      c_calleeCopied,
	"calleeNamed":       c_calleeNamed,
	"calleeCopiedLocal": c_calleeCopiedLocal,
	"madeHere":          c_madeHere,
	"madeHere0":         c_madeHere0,
	"two":               c_two,
	"two0":              c_two0,
	"two0b":             c_two0b,
}
