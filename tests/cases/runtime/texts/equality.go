// record: go1.23
// record: each
// record: levels single system

// Values with parts that cannot be compared or hashed: functions that gc writes for types of several parts.
package main

import "os"

type two struct{ a, b any }
type one struct{ a any }
type big struct {
	n    int
	s    string
	a, b any
	c    [3]any
}
type inner struct {
	x int32
	e error
}
type outer struct {
	f  float64
	in inner
	t  [5]inner
}
type padded struct {
	b byte
	a any
}
type blank struct {
	_ int
	a any
}
type fnErr func()

func (fnErr) Error() string { return "f" }

type gen[T any] struct {
	k T
	n int
	v any
}

func c_array2() { println(any([2]any{1, map[int]int{}}) == any([2]any{1, map[int]int{}})) }
func c_array1() { println(any([1]any{map[int]int{}}) == any([1]any{map[int]int{}})) }
func c_array5() {
	println(any([5]any{1, 2, 3, 4, map[int]int{}}) == any([5]any{1, 2, 3, 4, map[int]int{}}))
}
func c_direct2()    { a := [2]any{1, map[int]int{}}; b := a; println(a == b) }
func c_struct2()    { a := two{1, map[int]int{}}; b := a; println(a == b) }
func c_struct1()    { a := one{map[int]int{}}; b := a; println(a == b) }
func c_big()        { a := big{c: [3]any{2: []int{}}}; b := a; println(a == b) }
func c_bigAny()     { a := big{c: [3]any{2: []int{}}}; b := a; println(any(a) == any(b)) }
func c_bigMixed()   { a := big{c: [3]any{2: []int{}}}; b := a; var i any = a; println(i == b) }
func c_outer()      { a := outer{t: [5]inner{4: {e: fnErr(nil)}}}; b := a; println(a == b) }
func c_outerIn()    { a := outer{in: inner{e: fnErr(nil)}}; b := a; println(a != b) }
func c_outerAny()   { a := outer{t: [5]inner{4: {e: fnErr(nil)}}}; println(any(a) == any(a)) }
func c_padded()     { a := padded{a: fnErr(nil)}; println(any(a) == any(a)) }
func c_blank()      { a := blank{a: fnErr(nil)}; println(any(a) == any(a)) }
func c_generic()    { a := gen[string]{v: fnErr(nil)}; println(any(a) == any(a)) }
func c_keyStruct()  { m := map[two]int{}; m[two{1, []int{}}] = 1 }
func c_keyBig()     { m := map[big]int{}; m[big{c: [3]any{1: []int{}}}] = 1 }
func c_keyOuter()   { m := map[outer]int{{}: 1}; _ = m[outer{t: [5]inner{4: {e: fnErr(nil)}}}] }
func c_keyArray()   { m := map[[5]any]int{{}: 1}; delete(m, [5]any{3: fnErr(nil)}) }
func c_keyArray1()  { m := map[[1]any]int{{}: 1}; delete(m, [1]any{fnErr(nil)}) }
func c_keyAny()     { m := map[any]int{1: 2}; _ = m[two{1, []int{}}] }
func c_keyPadded()  { m := map[padded]int{{}: 1}; _, ok := m[padded{1, []int{}}]; println(ok) }
func c_keyGeneric() { m := map[gen[int]]int{{}: 1}; _, ok := m[gen[int]{1, 2, []int{}}]; println(ok) }
func c_literal()    { k := any([]int{}); m := map[two]int{{1, 2}: 1, {1, k}: 2}; println(len(m)) }
func c_switch() {
	var x any = two{1, []int{}}
	switch x {
	case 1, "a":
	case two{1, k()}:
		println("two")
	}
}
func c_switchStruct() {
	x := two{1, []int{}}
	switch x {
	case two{1, k()}:
		println("two")
	}
}
func k() any { return []int{} }

func same[T comparable](a, b T) bool { return a == b }
func c_genericEq()                   { println(same[any]([]int{}, []int{})) }
func c_genericEqTwo()                { println(same(two{1, k()}, two{1, k()})) }

type pair[T comparable] struct{ a, b T }

func (p pair[T]) eq() bool { return p.a == p.b }
func c_genericAny() {
	println(any(pair[big]{big{a: k()}, big{a: k()}}) == any(pair[big]{big{a: k()}, big{a: k()}}))
}

type nested struct {
	pad  [3]byte
	rows [4]row
	last [3]error
}

type row struct {
	c    complex64
	cell [2]cell
	_    any
	z    uint16
}

type cell struct {
	name string
	of   any
	tail bool
}

func deep(at int) nested {
	n := nested{last: [3]error{2: fnErr(nil)}}
	if at < 4 {
		n.rows[at].cell[1].of = k
	}
	return n
}

func c_deep0()       { println(any(deep(0)) == any(deep(0))) }
func c_deep3()       { println(deep(3) == deep(3)) }
func c_deepLast()    { println(any(deep(4)) == any(deep(4))) }
func c_deepKey()     { m := map[nested]int{{}: 1}; m[deep(3)]++ }
func c_deepKeyLast() { m := map[nested]int{{}: 1}; m[deep(4)] = 1 }

func c_local() {
	type local struct{ a, b, c, d any }
	x := any(local{d: k()})
	println(x == any(local{d: k()}))
}
func c_unnamed() {
	x := any(struct {
		two
		C, D any
	}{D: k()})
	println(x == x)
}
func c_deferred() {
	defer func() { panic("second") }()
	println(any([2]any{k(), 1}) == any([2]any{k(), 1}))
}
func c_deletedDeferred() {
	m := map[two]int{{}: 1}
	defer func() {
		defer func() { panic(recover()) }()
		delete(m, two{a: k()})
	}()
	delete(m, two{b: k()})
}
func c_boxed() {
	type box struct{ v any }
	println(any(two{box{box{k()}}, 1}) == any(two{box{box{k()}}, 1}))
}
func c_boxedArrays() { println(any([1]any{[1]two{{a: k()}}}) == any([1]any{[1]two{{a: k()}}})) }
func c_hashIn()      { m := map[any]int{1: 1}; m[[2]any{two{1, k()}, 2}] = 1 }
func c_hashKeyIn()   { m := map[two]int{{}: 1}; m[two{1, [2]any{two{1, k()}, 2}}] = 1 }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"array2":          c_array2,
	"array1":          c_array1,
	"array5":          c_array5,
	"direct2":         c_direct2,
	"struct2":         c_struct2,
	"struct1":         c_struct1,
	"big":             c_big,
	"bigAny":          c_bigAny,
	"bigMixed":        c_bigMixed,
	"outer":           c_outer,
	"outerIn":         c_outerIn,
	"outerAny":        c_outerAny,
	"padded":          c_padded,
	"blank":           c_blank,
	"generic":         c_generic,
	"keyStruct":       c_keyStruct,
	"keyBig":          c_keyBig,
	"keyOuter":        c_keyOuter,
	"keyArray":        c_keyArray,
	"keyArray1":       c_keyArray1,
	"keyAny":          c_keyAny,
	"keyPadded":       c_keyPadded,
	"keyGeneric":      c_keyGeneric,
	"literal":         c_literal,
	"switch":          c_switch,
	"switchStruct":    c_switchStruct,
	"genericEq":       c_genericEq,
	"genericEqTwo":    c_genericEqTwo,
	"genericAny":      c_genericAny,
	"deep0":           c_deep0,
	"deep3":           c_deep3,
	"deepLast":        c_deepLast,
	"deepKey":         c_deepKey,
	"deepKeyLast":     c_deepKeyLast,
	"local":           c_local,
	"unnamed":         c_unnamed,
	"deferred":        c_deferred,
	"deletedDeferred": c_deletedDeferred,
	"boxed":           c_boxed,
	"boxedArrays":     c_boxedArrays,
	"hashIn":          c_hashIn,
	"hashKeyIn":       c_hashKeyIn,
}
