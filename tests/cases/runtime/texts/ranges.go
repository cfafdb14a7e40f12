// record: go1.23
// record: each

// Range-over-func iterators that break the protocol.
package main

import (
	"fmt"
	"os"
)

//go:noinline
func swallow(yield func(int) bool) {
	defer func() { fmt.Println("iterator recovered", recover()) }()
	yield(1)
}

//go:noinline
func afterFalse(yield func(int) bool) {
	yield(1)
	yield(2)
}

//go:noinline
func afterPanic(yield func(int) bool) {
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		yield(1)
	}()
	yield(2)
}

var kept func(int) bool

//go:noinline
func keep(yield func(int) bool) { kept = yield; yield(1) }

func c_rangeSwallowed()   { for range swallow { panic("body") } }
func c_rangeContinued()   { for range afterFalse { break } }
func c_rangeAfterPanic()  { for range afterPanic { panic("body") } }
func c_rangeAfterExit()   { for range keep { }; kept(2) }
func c_rangeAfterBreak()  { for range keep { break }; kept(2) }
func c_rangeRecovered()   { defer func() { fmt.Println(recover()) }(); for range keep { }; kept(2) }
func c_rangeReturn()      { fmt.Println(func() int { for range afterFalse { return 5 }; return 1 }()) }
func c_rangeReturnOk()    { fmt.Println(func() int { for x := range keep { return x + 5 }; return 1 }()) }
func c_rangeNilFunc()     { var f func(func(int) bool); for range f { } }
func c_rangeGoto()        { for range keep { goto out }; fmt.Println("not here"); out: fmt.Println("out") }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"rangeSwallowed": c_rangeSwallowed,
	"rangeContinued": c_rangeContinued,
	"rangeAfterPanic": c_rangeAfterPanic,
	"rangeAfterExit": c_rangeAfterExit,
	"rangeAfterBreak": c_rangeAfterBreak,
	"rangeRecovered": c_rangeRecovered,
	"rangeReturn": c_rangeReturn,
	"rangeReturnOk": c_rangeReturnOk,
	"rangeNilFunc": c_rangeNilFunc,
	"rangeGoto": c_rangeGoto,
}
