// record: go1.23
// record: each

// How values of many types print when nobody recovers their panic, with lines in their texts.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

type MyS string
type MyI int8
type MyU uintptr
type MyF float32
type MyC complex64
type MyB bool
type E1 struct{ a, b int }

func (e *E1) Error() string { return fmt.Sprint("E1 ", e == nil) }

type E2 string

func (e E2) Error() string { return "E2:" + string(e) + "\nline two\n" }

type S1 struct{}

func (S1) String() string { return "S1\n\ttab\n" }

type E3 struct{ error }
type SP struct{ p *int }

func (s SP) Error() string { return fmt.Sprint(*s.p) }

func c_namedString()   { panic(MyS("a\nb\n")) }
func c_namedInt()      { panic(MyI(-3)) }
func c_namedUintptr()  { panic(MyU(300)) }
func c_namedFloat()    { panic(MyF(1.5e20)) }
func c_namedComplex()  { panic(MyC(complex(1, -2.5))) }
func c_namedBool()     { panic(MyB(true)) }
func c_nilPointer()    { panic((*E1)(nil)) }
func c_errorLines()    { panic(E2("x")) }
func c_stringerLines() { panic(S1{}) }
func c_embedsNil()     { panic(E3{}) }
func c_methodFaults()  { panic(SP{}) }
func c_wrapped()       { panic(fmt.Errorf("w: %w", errors.New("in\nner"))) }
func c_lines()         { panic(fmt.Sprintf("x\n\ny\n")) }
func c_empty()         { panic("") }
func c_onlyLine()      { panic("\n") }
func c_float()         { panic(3.0) }
func c_float32()       { panic(float32(0.1)) }
func c_infinite()      { panic(1e300 * id(1e10)) }
func c_complex()       { panic(complex(0, id(-0.0))) }
func c_rune()          { panic('x') }
func c_byte()          { panic(byte(7)) }
func c_uint64()        { panic(uint64(1<<63 + 5)) }
func c_linesTwice()    { defer func() { panic(fmt.Sprint(recover(), "\nagain")) }(); panic("one\ntwo") }
func c_thrice() {
	defer func() { defer func() { panic(recover()) }(); panic(recover()) }()
	panic(E2("y"))
}
func c_deferred() { defer panic(1); defer panic("two\nlines"); panic(nil) }
func c_duration() { panic(time.Second) }
func c_recovered() {
	defer fmt.Println("d")
	defer func() { recover() }()
	s := id([]int{1, 2})
	fmt.Println(s[id(-1):id(uint(2))])
}
func c_mixedBounds()   { s := id([]int{1, 2}); fmt.Println(s[id(-1):id(uint(2))]) }
func c_unsignedBound() { s := id([]int{1, 2}); fmt.Println(s[id(uint64(1<<63)):id(2)]) }
func c_joined()        { panic(errors.Join(errors.New("a"), errors.New("b"))) }
func c_pointer()       { panic(&E1{1, 2}) }
func c_embeds()        { var e error = E3{errors.New("inner")}; panic(e) }
func c_exported()      { panic(os.ErrNotExist) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"namedString":   c_namedString,
	"namedInt":      c_namedInt,
	"namedUintptr":  c_namedUintptr,
	"namedFloat":    c_namedFloat,
	"namedComplex":  c_namedComplex,
	"namedBool":     c_namedBool,
	"nilPointer":    c_nilPointer,
	"errorLines":    c_errorLines,
	"stringerLines": c_stringerLines,
	"embedsNil":     c_embedsNil,
	"methodFaults":  c_methodFaults,
	"wrapped":       c_wrapped,
	"lines":         c_lines,
	"empty":         c_empty,
	"onlyLine":      c_onlyLine,
	"float":         c_float,
	"float32":       c_float32,
	"infinite":      c_infinite,
	"complex":       c_complex,
	"rune":          c_rune,
	"byte":          c_byte,
	"uint64":        c_uint64,
	"linesTwice":    c_linesTwice,
	"thrice":        c_thrice,
	"deferred":      c_deferred,
	"duration":      c_duration,
	"recovered":     c_recovered,
	"mixedBounds":   c_mixedBounds,
	"unsignedBound": c_unsignedBound,
	"joined":        c_joined,
	"pointer":       c_pointer,
	"embeds":        c_embeds,
	"exported":      c_exported,
}
