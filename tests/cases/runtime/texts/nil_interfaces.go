// record: each
// record: go1.23

// Methods of interfaces that are nil: the address is that of the method in a table that is not there, and 0 where gc
// knows the interface.
package main

import (
	"fmt"
	"os"
)

type I interface{ M() }
type J interface {
	A()
	B()
	C()
}

func c_nilIfaceConst() { I(nil).M() }

func c_nilErrorConst() { fmt.Println(error(nil).Error()) }

func c_nilErrorVar() { var e error; fmt.Println(e.Error()) }

func c_nilIfaceVar() { var i I; i.M() }

func c_nilIfaceLast() { var j J; j.C() }

func c_nilIfaceConst3() { J(nil).C() }

func c_nilIfaceVal() { f := I.M; f(nil) }

func c_nilIfaceExpr() { I.M(nil) }

func c_nilIfaceMethodValue() {
	var i I
	f := i.M
	f()
}

func c_nilIfaceMethodValueConst() {
	f := I(nil).M
	f()
}

func c_nilIfaceDefer() { defer I(nil).M() }

func c_nilIfaceDeferVar() { var i I; defer i.M() }

func c_nilIfaceGo() { var i I; go i.M() }

func c_nilIfaceParamNo() { callMNo(nil) }

//go:noinline
func callMNo(i I) { i.M() }

func main() {
	map[string]func(){
		"nilIfaceConst":            c_nilIfaceConst,
		"nilErrorConst":            c_nilErrorConst,
		"nilErrorVar":              c_nilErrorVar,
		"nilIfaceVar":              c_nilIfaceVar,
		"nilIfaceLast":             c_nilIfaceLast,
		"nilIfaceConst3":           c_nilIfaceConst3,
		"nilIfaceVal":              c_nilIfaceVal,
		"nilIfaceExpr":             c_nilIfaceExpr,
		"nilIfaceMethodValue":      c_nilIfaceMethodValue,
		"nilIfaceMethodValueConst": c_nilIfaceMethodValueConst,
		"nilIfaceDefer":            c_nilIfaceDefer,
		"nilIfaceDeferVar":         c_nilIfaceDeferVar,
		"nilIfaceGo":               c_nilIfaceGo,
		"nilIfaceParamNo":          c_nilIfaceParamNo,
	}[os.Args[1]]()
	fmt.Println("returned")
}
