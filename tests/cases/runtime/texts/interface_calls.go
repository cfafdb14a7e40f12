// record: go1.23
// record: each
// record: levels single system

// Methods of values that are called through interfaces: the pointer's method, which gc makes, is below them.
package main

import "os"

type Shape interface{ Area() float64 }
type Circle struct{ r float64 }

func (c Circle) Area() float64 { panic("area") }

type Big struct{ a, b int }

//go:noinline
func (c Big) Area() float64 { panic("big") }

//go:noinline
func call(s Shape) { s.Area() }
func c_iface()     { call(Circle{}) }
func c_ifaceP()    { call(&Circle{}) }
func c_big()       { call(Big{}) }

//go:noinline
func call2(f func() float64) { f() }
func c_mv()                  { call2(Shape(Circle{}).Area) }
func c_mvB()                 { call2(Big{}.Area) }
func c_mvIB()                { var s Shape = Big{}; call2(s.Area) }
func c_goI()                 { var s Shape = Big{}; go s.Area(); select {} }

//go:noinline
func later(s Shape) { defer s.Area() }
func c_deferI()     { later(Big{}) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"iface":  c_iface,
	"ifaceP": c_ifaceP,
	"big":    c_big,
	"mv":     c_mv,
	"mvB":    c_mvB,
	"mvIB":   c_mvIB,
	"goI":    c_goI,
	"deferI": c_deferI,
}
