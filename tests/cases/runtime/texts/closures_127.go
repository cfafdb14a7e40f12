// record: each

// As closures.go, where Go 1.23 gives other names: those of literals in functions that it inlines, and in range loops.
package main

import (
	"maps"
	"os"
	"slices"
	"sync"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

//go:noinline
func boom() { panic("boom") }

//go:noinline
func call(f func()) { f() }

//go:noinline
func arg(n int) {
	if n == 1 {
		boom()
	}
}

func make1() func()      { return func() { boom() } }
func make2() func()      { return make1() }
func make3(n int) func() { return func() { arg(n); boom() } }

func direct(f func()) { f() }
func literal()        { func() { boom() }() }
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

//go:noinline
func countNo(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func c_inLiteral()    { func() { make1()() }() }
func c_make1()        { make1()() }
func c_make2()        { make2()() }
func c_make3()        { make3(1)() }
func c_makeVar()      { f := make1(); call(f) }
func c_makeVar3()     { f := make3(2); call(f) }
func c_literal()      { literal() }
func c_twice1()       { f, _ := twice(); f() }
func c_twice2()       { _, g := twice(); g() }
func c_nestedNo()     { nestedNo()() }
func c_nestedVar()    { f := nestedMake(); call(f) }
func c_twoMakes()     { f := make1(); g := make1(); _ = f; call(g) }
func c_ownAndMade()   { h := func() {}; call(h); call(make1()) }
func c_goMade()       { go make1()(); time.Sleep(time.Second) }
func c_deferMade()    { defer make1()() }
func c_rangeTwo()     { for range countNo { for range countNo { boom() } } }
func c_rangeLit()     { for range countNo { func() { boom() }() } }
func c_rangeDeferLit() { for range countNo { defer func() { boom() }() } }
func c_rangeSlices()  { for range slices.Values([]int{1}) { boom() } }
func c_deferUnlockNil() { var m *sync.Mutex; defer m.Unlock() }
func c_slicesAll()       { for range slices.All([]int{1}) { boom() } }
func c_slicesValues()    { for range slices.Values([]int{1}) { boom() } }
func c_slicesBackward()  { for range slices.Backward([]int{1}) { boom() } }
func c_slicesChunkLoop() { for range slices.Chunk([]int{1, 2}, 1) { boom() } }
func c_mapsKeys()        { for range maps.Keys(map[int]int{1: 1}) { boom() } }
func c_mapsAll()         { for range maps.All(map[int]int{1: 1}) { boom() } }
func c_mapsInsert()      { maps.Insert(id(map[int]int(nil)), maps.All(map[int]int{1: 1})) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"inLiteral": c_inLiteral,
	"make1": c_make1,
	"make2": c_make2,
	"make3": c_make3,
	"makeVar": c_makeVar,
	"makeVar3": c_makeVar3,
	"literal": c_literal,
	"twice1": c_twice1,
	"twice2": c_twice2,
	"nestedNo": c_nestedNo,
	"nestedVar": c_nestedVar,
	"twoMakes": c_twoMakes,
	"ownAndMade": c_ownAndMade,
	"goMade": c_goMade,
	"deferMade": c_deferMade,
	"rangeTwo": c_rangeTwo,
	"rangeLit": c_rangeLit,
	"rangeDeferLit": c_rangeDeferLit,
	"rangeSlices": c_rangeSlices,
	"deferUnlockNil": c_deferUnlockNil,
	"slicesAll": c_slicesAll,
	"slicesValues": c_slicesValues,
	"slicesBackward": c_slicesBackward,
	"slicesChunkLoop": c_slicesChunkLoop,
	"mapsKeys": c_mapsKeys,
	"mapsAll": c_mapsAll,
	"mapsInsert": c_mapsInsert,
}
