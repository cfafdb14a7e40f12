// record: each
// record: go1.23

package main

import (
	"fmt"
	"os"
	"strings"
)

type T struct {
	n    int
	name string
	list []int
	any  any
	err  error
	f    func()
	m    map[string]int
}

var g = "abc"
var gs string
var gl []int
var ga any

func c_eqConst() {
	var t *T
	if t.name == "x" {
		gs = "1"
	}
}
func c_eqVar() {
	var t *T
	if t.name == g {
		gs = "1"
	}
}
func c_eqVarL() {
	var t *T
	if g == t.name {
		gs = "1"
	}
}
func c_eqEmpty() {
	var t *T
	if t.name == "" {
		gs = "1"
	}
}
func c_neConst() {
	var t *T
	if t.name != "xyz" {
		gs = "1"
	}
}
func c_lt() {
	var t *T
	if t.name < "xyz" {
		gs = "1"
	}
}
func c_sw() {
	var t *T
	switch t.name {
	case "a":
		gs = "1"
	case "bb":
		gs = "2"
	}
}
func c_len() {
	var t *T
	if len(t.name) > 2 {
		gs = "1"
	}
}
func c_lenl() {
	var t *T
	if len(t.list) > 2 {
		gs = "1"
	}
}
func c_cap() {
	var t *T
	if cap(t.list) > 2 {
		gs = "1"
	}
}
func c_range() {
	var t *T
	for range t.name {
		gs = "1"
	}
}
func c_rangel() {
	var t *T
	for _, v := range t.list {
		println(v)
	}
}
func c_concat()  { var t *T; gs = t.name + "x" }
func c_concat2() { var t *T; gs = "x" + t.name }
func c_print()   { var t *T; fmt.Println(t.name) }
func c_printl()  { var t *T; fmt.Println(t.list) }
func c_printa()  { var t *T; fmt.Println(t.any) }
func c_printe()  { var t *T; fmt.Println(t.err) }
func c_glob()    { var t *T; gs = t.name }
func c_globl()   { var t *T; gl = t.list }
func c_globa()   { var t *T; ga = t.any }
func c_arg()     { var t *T; strings.ToUpper(t.name) }
func c_idx() {
	var t *T
	if t.name[0] == 'x' {
		gs = "1"
	}
}
func c_idxl() {
	var t *T
	if t.list[0] == 'x' {
		gs = "1"
	}
}
func c_slice()   { var t *T; gs = t.name[1:] }
func c_slicel()  { var t *T; gl = t.list[1:] }
func c_append()  { var t *T; t.list = append(t.list, 1) }
func c_append2() { var t *T; gl = append(gl, t.list...) }
func c_call()    { var t *T; t.f() }
func c_map() {
	var t *T
	if t.m["a"] == 1 {
		gs = "1"
	}
}
func c_mapSet() { var t *T; t.m["a"] = 1 }
func c_assert() { var t *T; _ = t.any.(int) }
func c_assert2() {
	var t *T
	if _, ok := t.any.(string); ok {
		gs = "1"
	}
}
func c_tsw() {
	var t *T
	switch t.any.(type) {
	case int:
		gs = "1"
	case error:
		gs = "2"
	}
}
func c_eqNil() {
	var t *T
	if t.any == nil {
		gs = "1"
	}
}
func c_eqNilE() {
	var t *T
	if t.err != nil {
		gs = "1"
	}
}
func c_eqNilF() {
	var t *T
	if t.f == nil {
		gs = "1"
	}
}
func c_eqNilL() {
	var t *T
	if t.list == nil {
		gs = "1"
	}
}
func c_eqAny() {
	var t *T
	if t.any == ga {
		gs = "1"
	}
}
func c_eqErr() {
	var t *T
	if t.err == os.ErrExist {
		gs = "1"
	}
}
func c_errCall()  { var t *T; gs = t.err.Error() }
func c_setName()  { var t *T; t.name = g }
func c_setNameC() { var t *T; t.name = "abc" }
func c_setNameE() { var t *T; t.name = "" }
func c_setList()  { var t *T; t.list = nil }
func c_setAny()   { var t *T; t.any = 5 }
func c_setAnyN()  { var t *T; t.any = nil }
func c_setErr()   { var t *T; t.err = os.ErrExist }
func c_addName()  { var t *T; t.name += "x" }
func c_inc()      { var t *T; t.n++ }
func c_bytes()    { var t *T; b := []byte(t.name); println(len(b)) }
func c_runes()    { var t *T; b := []rune(t.name); println(len(b)) }
func c_retS()     { gs = ret(nil) }
func c_local2()   { var t *T; s := t.name; println(s) }
func c_min()      { var t *T; gs = min(t.name, "a") }
func c_copyL()    { var t *T; copy(t.list, gl) }
func c_copyS()    { var t *T; b := make([]byte, 3); copy(b, t.name) }
func c_mapKey()   { var t *T; m := map[string]int{}; m[t.name] = 1 }
func c_send()     { var t *T; c := make(chan string, 1); c <- t.name }
func c_struct()   { var t *T; u := *t; ga = u.n }
func c_struct3()  { var t *T; ga = *t }
func c_struct4()  { var t *T; u := T{}; *t = u }
func c_panic()    { var t *T; panic(t.name) }
func c_panicE()   { var t *T; panic(t.err) }
func c_defer()    { var t *T; defer t.f() }
func c_go()       { var t *T; go t.f() }

//go:noinline
func ret(t *T) string { return t.name }

func main() { cases[os.Args[1]]() }

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"eqConst":  c_eqConst,
		"eqVar":    c_eqVar,
		"eqVarL":   c_eqVarL,
		"eqEmpty":  c_eqEmpty,
		"neConst":  c_neConst,
		"lt":       c_lt,
		"sw":       c_sw,
		"len":      c_len,
		"lenl":     c_lenl,
		"cap":      c_cap,
		"range":    c_range,
		"rangel":   c_rangel,
		"concat":   c_concat,
		"concat2":  c_concat2,
		"print":    c_print,
		"printl":   c_printl,
		"printa":   c_printa,
		"printe":   c_printe,
		"glob":     c_glob,
		"globl":    c_globl,
		"globa":    c_globa,
		"arg":      c_arg,
		"idx":      c_idx,
		"idxl":     c_idxl,
		"slice":    c_slice,
		"slicel":   c_slicel,
		"append":   c_append,
		"append2":  c_append2,
		"call":     c_call,
		"map":      c_map,
		"mapSet":   c_mapSet,
		"assert":   c_assert,
		"assert2":  c_assert2,
		"tsw":      c_tsw,
		"eqNil":    c_eqNil,
		"eqNilE":   c_eqNilE,
		"eqNilF":   c_eqNilF,
		"eqNilL":   c_eqNilL,
		"eqAny":    c_eqAny,
		"eqErr":    c_eqErr,
		"errCall":  c_errCall,
		"setName":  c_setName,
		"setNameC": c_setNameC,
		"setNameE": c_setNameE,
		"setList":  c_setList,
		"setAny":   c_setAny,
		"setAnyN":  c_setAnyN,
		"setErr":   c_setErr,
		"addName":  c_addName,
		"inc":      c_inc,
		"bytes":    c_bytes,
		"runes":    c_runes,
		"retS":     c_retS,
		"local2":   c_local2,
		"min":      c_min,
		"copyL":    c_copyL,
		"copyS":    c_copyS,
		"mapKey":   c_mapKey,
		"send":     c_send,
		"struct":   c_struct,
		"struct3":  c_struct3,
		"struct4":  c_struct4,
		"panic":    c_panic,
		"panicE":   c_panicE,
		"defer":    c_defer,
		"go":       c_go,
	}
}
