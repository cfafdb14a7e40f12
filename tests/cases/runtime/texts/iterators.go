// record: go1.23
// record: each
// record: levels single

// Panics in loops over functions and in what is handed to iterators of the library and of one's own.
package main

import (
	"context"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
)

var m = map[string]int{"a": 1}

func c_keys() {
	for k := range maps.Keys(m) {
		panic(k)
	}
}
func c_all() {
	for k, v := range maps.All(m) {
		if v > 0 {
			panic(k)
		}
	}
}
func c_values() {
	for _, v := range slices.All([]int{1, 2}) {
		if v > 1 {
			panic(v)
		}
	}
}
func c_backward() {
	for _, v := range slices.Backward([]int{1, 2}) {
		if v > 1 {
			panic(v)
		}
	}
}
func c_svalues() {
	for v := range slices.Values([]int{1, 2}) {
		if v > 1 {
			panic(v)
		}
	}
}
func c_held() {
	seq := maps.Keys(m)
	for k := range seq {
		panic(k)
	}
}
func c_heldCall() { seq := maps.Keys(m); seq(func(k string) bool { panic(k) }) }
func take(seq iter.Seq[string]) {
	for k := range seq {
		panic(k)
	}
}
func c_passed() { take(maps.Keys(m)) }

//go:noinline
func takeNo(seq iter.Seq[string]) {
	for k := range seq {
		panic(k)
	}
}
func c_passedNo() { takeNo(maps.Keys(m)) }
func c_sorted() {
	slices.SortedFunc(maps.Keys(map[string]int{"a": 1, "b": 2}), func(a, b string) int { panic("cmp") })
}
func c_collect() { slices.Collect(func(yield func(int) bool) { yield(1); panic("seq") }) }
func c_chunk() {
	for c := range slices.Chunk([]int{1, 2, 3}, 2) {
		panic(len(c))
	}
}

func c_nil() {
	var seq iter.Seq[int]
	for v := range seq {
		println(v)
	}
}
func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}
func mapped[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		seq(func(v T) bool { return yield(f(v)) })
	}
}
func c_own() {
	for v := range count(3) {
		if v == 2 {
			panic(v)
		}
	}
}
func c_filter() {
	for v := range filter(count(3), func(v int) bool { return v > 0 }) {
		panic(v)
	}
}
func c_filterPanics() {
	for v := range filter(count(3), func(v int) bool { panic("keep") }) {
		panic(v)
	}
}
func c_mappedHeld() {
	seq := mapped(count(3), func(v int) string { panic("f") })
	func() {
		for v := range seq {
			panic(v)
		}
	}()
}
func c_pull() {
	next, stop := iter.Pull(count(3))
	defer stop()
	next()
	panic("after next")
}
func c_pullPanics() {
	next, _ := iter.Pull(filter(count(2), func(int) bool { panic("in pull") }))
	next()
}
func c_context() {
	ctx, cancel := context.WithCancel(context.Background())
	context.AfterFunc(ctx, func() { panic("after") })
	cancel()
	select {}
}
func c_strmap()   { strings.Map(func(r rune) rune { panic("map") }, "abc") }
func c_fields()   { strings.FieldsFunc("abc", func(r rune) bool { panic("fields") }) }
func c_sort()     { slices.SortFunc([]int{2, 1}, func(a, b int) int { panic("sort") }) }
func c_index()    { slices.IndexFunc([]int{2, 1}, func(a int) bool { panic("index") }) }
func c_contains() { slices.ContainsFunc([]int{2, 1}, func(a int) bool { panic("contains") }) }
func c_delete()   { maps.DeleteFunc(m, func(k string, v int) bool { panic("del") }) }
func c_continueAfter() {
	var f func(int) bool
	for v := range func(yield func(int) bool) { f = yield; yield(1) } {
		_ = v
	}
	f(2)
}
func c_deferIn() {
	for v := range count(2) {
		defer func() { panic(v) }()
	}
}
func c_returns() { println(first(count(3))) }
func first(seq iter.Seq[int]) int {
	for v := range seq {
		if v == 1 {
			return panics(v)
		}
	}
	return 0
}
func panics(v int) int { panic(v) }
func main()            { cases[os.Args[1]]() }

var cases = map[string]func(){
	"keys":          c_keys,
	"all":           c_all,
	"values":        c_values,
	"backward":      c_backward,
	"svalues":       c_svalues,
	"held":          c_held,
	"heldCall":      c_heldCall,
	"passed":        c_passed,
	"passedNo":      c_passedNo,
	"sorted":        c_sorted,
	"collect":       c_collect,
	"chunk":         c_chunk,
	"nil":           c_nil,
	"own":           c_own,
	"filter":        c_filter,
	"filterPanics":  c_filterPanics,
	"mappedHeld":    c_mappedHeld,
	"pull":          c_pull,
	"pullPanics":    c_pullPanics,
	"context":       c_context,
	"strmap":        c_strmap,
	"fields":        c_fields,
	"sort":          c_sort,
	"index":         c_index,
	"contains":      c_contains,
	"delete":        c_delete,
	"continueAfter": c_continueAfter,
	"deferIn":       c_deferIn,
	"returns":       c_returns,
}
