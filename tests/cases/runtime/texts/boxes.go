// record: go1.23
// record: each

package main

import (
	"fmt"
	"os"
)

//go:noinline
func id[X any](x X) X { return x }

type P struct{ a, b int }

func c_1()  { defer func() { panic(100000) }(); panic(100000) }
func c_2()  { defer func() { panic(200) }(); panic(200) }
func c_3()  { defer func() { panic(id(200)) }(); panic(200) }
func c_4()  { defer func() { panic(id(200)) }(); panic(id(200)) }
func c_5()  { defer func() { panic(1.5) }(); panic(1.5) }
func c_6()  { defer func() { panic(id(0.0)) }(); panic(id(0.0)) }
func c_7()  { defer func() { panic(id(true)) }(); panic(true) }
func c_8()  { defer func() { r := recover(); panic(r.(int)) }(); panic(id(5000)) }
func c_9()  { defer func() { r := recover(); panic(r) }(); panic(id(5000)) }
func c_10() { defer func() { r := recover(); panic(r.(string)) }(); panic(fmt.Sprint("x", 1)) }
func c_11() { defer func() { panic(id("")) }(); panic(id("")) }
func c_12() { defer func() { panic(id("lit")) }(); panic("lit") }
func c_13() { defer func() { panic(id('x')) }(); panic('x') }
func c_14() { defer func() { panic(int8(-1)) }(); panic(id(int8(-1))) }
func c_15() { defer func() { panic(id(int64(-1))) }(); panic(id(int64(-1))) }
func c_16() { x := id(70000); var a any = x; defer func() { panic(a) }(); panic(a) }
func c_17() { p := &P{}; defer func() { panic(p) }(); panic(p) }
func c_18() { defer func() { panic(P{}) }(); panic(P{}) }
func c_19() { defer func() { panic(struct{}{}) }(); panic(struct{}{}) }
func c_20() { defer func() { panic(id(P{1, 2})) }(); panic(id(P{1, 2})) }
func c_21() { defer func() { panic(-1) }(); panic(-1) }
func c_22() { defer func() { panic(uint32(4000000000)) }(); panic(uint32(4000000000)) }
func c_23() { defer func() { panic(id(uint16(255))) }(); panic(id(uint16(255))) }
func c_24() { defer func() { panic(id(uint16(256))) }(); panic(id(uint16(256))) }
func c_25() { const k = 12345; defer func() { panic(k) }(); panic(k) }
func c_26() { defer func() { recover(); panic(100000) }(); panic(100000) }
func c_27() { s := id("abc"); defer func() { panic(s) }(); panic(s) }
func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"1":  c_1,
	"2":  c_2,
	"3":  c_3,
	"4":  c_4,
	"5":  c_5,
	"6":  c_6,
	"7":  c_7,
	"8":  c_8,
	"9":  c_9,
	"10": c_10,
	"11": c_11,
	"12": c_12,
	"13": c_13,
	"14": c_14,
	"15": c_15,
	"16": c_16,
	"17": c_17,
	"18": c_18,
	"19": c_19,
	"20": c_20,
	"21": c_21,
	"22": c_22,
	"23": c_23,
	"24": c_24,
	"25": c_25,
	"26": c_26,
	"27": c_27,
}
