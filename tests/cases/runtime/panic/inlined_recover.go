// record: go1.23
// record: each

// What a deferred function calls must not recover. By Go 1.23 it does where gc has inlined the deferred function into the
// one that it makes around a deferred call with arguments or a receiver: that one counts as a wrapper.
package main

import (
	"fmt"
	"os"
)

var nilMap map[string]int

type T struct{ n int }

func (t T) Value(s string)    { helper(s) }
func (t *T) Pointer(s string) { helper(s) }
func (t T) Two(s string)      { inner(s) }

type I interface{ Value(string) }

//go:noinline
func id[X any](x X) X { return x }

func helper(s string) { fmt.Println(s, recover()) }

func inner(s string) { helper(s) }

//go:noinline
func notInlined(s string) { helper(s) }

func large(s string) {
	fmt.Println(s, 1, 2, 3)
	fmt.Println(s, 4, 5, 6)
	helper(s)
}

func named(s string) { helper(s) }

func generic[X any](x X) { helper(fmt.Sprint(x)) }

func c_argument() {
	defer func(s string) { helper(s) }("argument")
	nilMap["a"] = 1
}

func c_none() {
	defer func() { helper("none") }()
	nilMap["a"] = 1
}

func c_result() {
	defer func() int { helper("result"); return 1 }()
	nilMap["a"] = 1
}

func c_named() {
	defer named("named")
	nilMap["a"] = 1
}

func c_notInlined() {
	defer notInlined("not inlined")
	nilMap["a"] = 1
}

func c_large() {
	defer large("large")
	nilMap["a"] = 1
}

func c_twoDeep() {
	defer func(s string) { inner(s) }("two deep")
	nilMap["a"] = 1
}

func c_literal() {
	defer func(s string) {
		func() { fmt.Println(s, recover()) }()
	}("literal")
	nilMap["a"] = 1
}

func c_value() {
	defer T{}.Value("value")
	nilMap["a"] = 1
}

func c_two() {
	defer T{}.Two("two")
	nilMap["a"] = 1
}

func c_pointer() {
	defer (&T{}).Pointer("pointer")
	nilMap["a"] = 1
}

func c_interface() {
	defer id[I](T{}).Value("interface")
	nilMap["a"] = 1
}

func c_interfacePointer() {
	defer id[I](&T{}).Value("interface of a pointer")
	nilMap["a"] = 1
}

func c_methodValue() {
	f := (&T{}).Pointer
	defer f("method value")
	nilMap["a"] = 1
}

func c_generic() {
	defer generic("generic")
	nilMap["a"] = 1
}

func c_withDefer() {
	defer func(s string) {
		defer fmt.Println("later")
		helper(s)
	}("with a defer of its own")
	nilMap["a"] = 1
}

func c_loop() {
	for i := range id(2) {
		defer func(i int) { helper(fmt.Sprint("loop ", i)) }(i)
	}
	nilMap["a"] = 1
}

func main() {
	cases[os.Args[1]]()
	fmt.Println("end")
}

var cases = map[string]func(){
	"argument": c_argument, "none": c_none, "result": c_result, "named": c_named, "notInlined": c_notInlined,
	"large": c_large, "twoDeep": c_twoDeep, "literal": c_literal, "value": c_value, "two": c_two,
	"pointer": c_pointer, "interface": c_interface, "interfacePointer": c_interfacePointer,
	"methodValue": c_methodValue, "generic": c_generic, "withDefer": c_withDefer, "loop": c_loop,
}
