// record: go1.23
// record: each

// Loops over functions in loops over functions: what is named after what, and which body is inlined.
package main

import (
	"fmt"
	"iter"
	"os"
)

//go:noinline
func id[X any](x X) X { return x }

func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
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

func c_a() {
	for range seqRepanic(2) {
		for range seq(2) {
			panic("x")
		}
	}
}
func c_b() {
	for range seqRepanic(2) {
		for range seq(2) {
			defer func() {}()
			panic("x")
		}
	}
}
func c_c() {
	for range seqRepanic(2) {
		for range seq(2) {
			defer func() {
				if id(9)%2 == 0 {
					return
				}
			}()
			fmt.Println(id[any](3).(string))
		}
	}
}
func c_d() {
	for range seqRepanic(2) {
		panic("x")
	}
	for range seqRepanic(2) {
		for range seq(2) {
			panic("x")
		}
	}
}
func c_e() {
	for range seq(2) {
		for range seq(2) {
			defer func() {
				if id(9)%2 == 0 {
					return
				}
			}()
			fmt.Println(id[any](3).(string))
		}
	}
}
func c_f() {
	for range seq(2) {
		for range seq(2) {
			fmt.Println(id[any](3).(string))
		}
	}
}
func c_g() {
	defer func() {
		for range seqRepanic(2) {
			for range seq(2) {
				fmt.Println(id[any](3).(string))
				defer func() {}()
			}
		}
	}()
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"a": c_a,
	"b": c_b,
	"c": c_c,
	"d": c_d,
	"e": c_e,
	"f": c_f,
	"g": c_g,
}
