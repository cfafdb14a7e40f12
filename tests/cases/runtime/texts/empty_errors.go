// record: each
// record: go1.23

// The runtime's own error types, of which nobody filled in a value.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

func c_emptyAssertion() { fmt.Println(new(runtime.TypeAssertionError).Error()) }

func c_emptyAssertionPrint() {
	fmt.Println(new(runtime.TypeAssertionError))
	fmt.Printf("%v %q\n", &runtime.TypeAssertionError{}, &runtime.TypeAssertionError{})
}

func c_emptyAssertionPanic() { panic(new(runtime.TypeAssertionError)) }

func c_nilAssertion() { var e *runtime.TypeAssertionError; fmt.Println(e.Error()) }

func c_nilAssertionPrint() { var e *runtime.TypeAssertionError; fmt.Println(e) }

func c_nilAssertionPanic() { var e *runtime.TypeAssertionError; panic(e) }

func c_emptyNilError() {
	fmt.Println(new(runtime.PanicNilError).Error())
	panic(new(runtime.PanicNilError))
}

func c_nilNilError() { var e *runtime.PanicNilError; fmt.Println(e.Error()) }

func c_assertionSet() {
	defer func() {
		e := recover().(*runtime.TypeAssertionError)
		fmt.Println(e.Error())
		*e = runtime.TypeAssertionError{}
		fmt.Println(e.Error())
		var rt runtime.Error = e
		fmt.Println(errors.Is(rt, e))
	}()
	var x any = "s"
	_ = x.(int)
}

func main() {
	map[string]func(){
		"emptyAssertion":      c_emptyAssertion,
		"emptyAssertionPrint": c_emptyAssertionPrint,
		"emptyAssertionPanic": c_emptyAssertionPanic,
		"nilAssertion":        c_nilAssertion,
		"nilAssertionPrint":   c_nilAssertionPrint,
		"nilAssertionPanic":   c_nilAssertionPanic,
		"emptyNilError":       c_emptyNilError,
		"nilNilError":         c_nilNilError,
		"assertionSet":        c_assertionSet,
	}[os.Args[1]]()
	fmt.Println("returned")
}
