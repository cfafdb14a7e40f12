// record: go1.23
// record: each

package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

type I interface{ M() }
type J interface {
	M()
	N()
}
type T struct{ a, b, c int }

func (T) M() {}

type P struct {
	x [3]int64
	y *int
	s []int
}

func (p *P) M() {}

type Big struct {
	pad [100]int64
	v   int
}

//go:noinline
func id[X any](x X) X { return x }

//go:noinline
func ida(p *[4]int) *[4]int { return p }
func c_index()              { a := id([]int{1, 2, 3}); _ = a[id(5)] }
func c_indexneg()           { a := id([]int{1, 2, 3}); _ = a[id(-1)] }
func c_indexarr()           { var a [4]int; a[id(7)] = 1; fmt.Println(a) }
func c_indexarrp()          { a := ida(&[4]int{}); a[id(4)] = 1 }
func c_indexstr()           { s := id("hello"); _ = s[id(9)] }
func c_indexu64()           { s := id("hello"); _ = s[id(uint64(1)<<63)] }
func c_indexu8()            { s := id("hello"); _ = s[id(uint8(200))] }
func c_indexempty()         { var s []int; s[id(0)]++ }
func c_sl1()                { s := id([]int{1, 2, 3}); _ = s[:id(5)] }
func c_sl2()                { s := id([]int{1, 2, 3}); _ = s[id(5):] }
func c_sl3()                { s := id([]int{1, 2, 3}); _ = s[id(2):id(1)] }
func c_sl4()                { s := id([]int{1, 2, 3}); _ = s[id(-1):] }
func c_sl5()                { s := id([]int{1, 2, 3}); _ = s[:id(-2)] }
func c_sl6()                { s := id("hello"); _ = s[:id(9)] }
func c_sl7()                { s := id("hello"); _ = s[id(9):] }
func c_sl8()                { s := id("hello"); _ = s[id(3):id(2)] }
func c_sl9()                { s := ida(&[4]int{}); _ = s[:id(9)] }
func c_sl10()               { s := ida(&[4]int{}); _ = s[id(5):] }
func c_sl11()               { s := id([]int{1, 2, 3}); _ = s[0:1:id(5)] }
func c_sl12()               { s := id([]int{1, 2, 3}); _ = s[0:id(3):id(2)] }
func c_sl13()               { s := id([]int{1, 2, 3}); _ = s[id(3):id(2):id(3)] }
func c_sl14()               { s := id([]int{1, 2, 3}); _ = s[0:1:id(-5)] }
func c_sl15()               { s := id([]int{1, 2, 3}); _ = s[0:id(-1):id(2)] }
func c_sl16()               { s := id([]int{1, 2, 3}); _ = s[id(-1):id(2):id(3)] }
func c_sl17()               { var a [4]int; s := &a; n := id(9); _ = s[0:2:n] }
func c_sl18()               { s := id([]int{1, 2, 3}); _ = s[:id(uint64(1<<63))] }
func c_sl19()               { var s []int; _ = s[id(1):] }
func c_sl20()               { s := make([]int, 2, 10); _ = s[id(5):] }
func c_arr1()               { s := id([]int{1, 2, 3}); _ = [4]int(s) }
func c_arr2()               { s := id([]int{1, 2, 3}); _ = (*[4]int)(s) }
func c_arr3()               { var s []int; p := (*[0]int)(s); fmt.Println(p == nil); q := (*[1]int)(s); _ = q }
func c_nil1()               { p := id[*T](nil); fmt.Println(p.c) }
func c_nil2()               { p := id[*Big](nil); fmt.Println(p.v) }
func c_nil3()               { p := id[*int](nil); *p = 3 }
func c_nil4()               { f := id[func()](nil); f() }
func c_nil5()               { i := id[I](nil); i.M() }
func c_nil6()               { var p *T; i := id[I](p); i.M() }
func c_nil8()               { p := ida(nil); fmt.Println(p[2]) }
func c_nil9() {
	p := ida(nil)
	for i, v := range p {
		fmt.Println(i, v)
	}
}
func c_nil10()  { p := id[**int](nil); **p = 2 }
func c_nil11()  { j := id[J](nil); j.N() }
func c_nil12()  { e := id[error](nil); fmt.Println(e.Error()) }
func c_nil14()  { p := ida(nil); q := p[:]; fmt.Println(q) }
func c_nil15()  { f := id[func(int) int](nil); fmt.Println(f(3)) }
func c_nil16()  { p := id[*T](nil); x := *p; fmt.Println(x) }
func c_div1()   { fmt.Println(1 / id(0)) }
func c_div2()   { fmt.Println(1 % id(0)) }
func c_div3()   { fmt.Println(uint8(1) / id(uint8(0))) }
func c_div4()   { x := id(-9223372036854775808); fmt.Println(x/id(-1), x%id(-1)) }
func c_div5()   { fmt.Println(1/id(0.0), -1/id(0.0)) }
func c_div6()   { x := 5; x /= id(0) }
func c_shift1() { fmt.Println(1 << id(-1)) }
func c_shift2() { x := 1; x >>= id(int8(-3)); fmt.Println(x) }
func c_shift3() { fmt.Println(1<<id(64), 1<<id(200), -1>>id(100)) }
func c_as1()    { var x any = 3; _ = x.(string) }
func c_as2()    { var x any; _ = x.(string) }
func c_as3()    { var x any = 3; _ = x.(I) }
func c_as4()    { var x any; _ = x.(I) }
func c_as5()    { var x I = T{}; _ = x.(*P) }
func c_as6()    { var x I; _ = x.(*P) }
func c_as7()    { var x any = P{}; _ = x.(I) }
func c_as8()    { var x I = T{}; _ = x.(J) }
func c_as9()    { var x error = errors.New("e"); _ = x.(fmt.Stringer) }
func c_as10()   { var x any = T{}; _ = x.(T2) }
func c_as11()   { type T struct{ q int }; var x any = T{}; _ = x.(interface{ Foo() }) }
func c_as12()   { var x any = []int{}; _ = x.([]string) }
func c_as13()   { var x any = map[string]int{}; _ = x.(map[int]string) }
func c_as14()   { var x any = func(int) string { return "" }; _ = x.(func()) }
func c_as15()   { var x any = struct{ A int }{1}; _ = x.(chan<- int) }
func c_as16()   { type T struct{ q int }; var x any = T{}; _ = x.(mainT) }
func c_as17()   { var x any = int64(1); _ = x.(time.Duration) }
func c_as18()   { var x error; _ = x.(*os.PathError) }
func c_as19()   { var x any = [3]int{}; _ = x.([4]int) }
func c_as20()   { var x any = Gen[int]{}; _ = x.(Gen[string]) }

type mainT = T
type T2 struct{ a int }
type Gen[X any] struct{ x X }

func c_mk1()  { _ = make([]int, id(-1)) }
func c_mk2()  { _ = make([]int, id(1), id(0)) }
func c_mk3()  { _ = make([]int, 0, id(-1)) }
func c_mk4()  { _ = make([]int, id(1<<62)) }
func c_mk5()  { _ = make(chan int, id(-1)) }
func c_mk6()  { _ = make(chan int, id(1<<62)) }
func c_mk7()  { m := make(map[int]int, id(-5)); fmt.Println(len(m)) }
func c_mk8()  { s := id([]int{1}); s = append(s, make([]int, id(-3))...); _ = s }
func c_mk9()  { _ = make([]struct{}, id(-1)) }
func c_mk10() { s := make([]struct{}, id(1<<40)); fmt.Println(len(s)) }
func c_mk11() { _ = make([]byte, id(int64(-7)), id(int64(-9))) }
func c_mk12() { _ = make([]int, id(uint64(1<<63))) }
func c_cl1()  { var c chan int; close(c) }
func c_cl2()  { c := make(chan int); close(c); close(c) }
func c_cl3()  { c := make(chan int); close(c); c <- 1 }
func c_cl4() {
	c := make(chan int, 1)
	close(c)
	select {
	case c <- 1:
	default:
	}
}
func c_cl5()    { c := make(chan int); go func() { time.Sleep(time.Millisecond); close(c) }(); c <- 1 }
func c_hash1()  { m := map[any]int{1: 1}; m[id(any([]int{}))] = 2 }
func c_hash2()  { m := map[any]int{}; _ = m[id(any([]int{}))] }
func c_hash3()  { m := map[any]int{1: 1}; _ = m[id(any(map[int]int{}))] }
func c_hash4()  { m := map[any]int{}; delete(m, id(any(func() {}))) }
func c_hash5()  { var m map[any]int; _ = m[id(any([]int{}))] }
func c_hash6()  { m := map[any]int{1: 1}; m[id(any(struct{ a []int }{}))]++ }
func c_hash8()  { m := map[I]int{T{}: 1}; m[Sl{}]++ }
func c_hash9()  { var m map[any]int; m[[]int{}] = 1 }
func c_hash10() { var m map[any]int; delete(m, any([]int{})) }
func c_hash11() {
	m := map[struct {
		a any
		b int
	}]int{}
	_ = m[struct {
		a any
		b int
	}{[]int{}, 1}]
}

type Sl []int

func (Sl) M()   {}
func c_hash12() { m := map[any]int{1: 1}; delete(m, id(any([]int{}))) }
func c_cmp1()   { fmt.Println(id(any([]int{})) == id(any([]int{}))) }
func c_cmp2()   { fmt.Println(id(any(T{})) == id(any([]int{}))) }
func c_cmp3()   { var a, b I = Sl{}, Sl{}; fmt.Println(a == b) }
func c_cmp4()   { a, b := struct{ x any }{Sl{}}, struct{ x any }{Sl{}}; fmt.Println(a == b) }
func c_cmp5()   { a, b := [2]any{1, Sl{}}, [2]any{2, Sl{}}; fmt.Println(a == b) }
func c_cmp6()   { type U struct{ f func() }; var a, b any = U{}, U{}; fmt.Println(a == b) }
func c_cmp7() {
	switch id(any(Sl{})) {
	case id(any(Sl{})):
	}
}
func c_nilmap()     { var m map[string]int; m["a"]++ }
func c_nilmap2()    { var m map[string][]int; m["a"] = append(m["a"], 1) }
func rec(x int) int { return rec(x+1) + 1 }
func c_gonil()      { var f func(); go f(); time.Sleep(time.Second) }
func c_pnil()       { panic(nil) }
func c_pnil2()      { var e error; panic(e) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"index":      c_index,
	"indexneg":   c_indexneg,
	"indexarr":   c_indexarr,
	"indexarrp":  c_indexarrp,
	"indexstr":   c_indexstr,
	"indexu64":   c_indexu64,
	"indexu8":    c_indexu8,
	"indexempty": c_indexempty,
	"sl1":        c_sl1,
	"sl2":        c_sl2,
	"sl3":        c_sl3,
	"sl4":        c_sl4,
	"sl5":        c_sl5,
	"sl6":        c_sl6,
	"sl7":        c_sl7,
	"sl8":        c_sl8,
	"sl9":        c_sl9,
	"sl10":       c_sl10,
	"sl11":       c_sl11,
	"sl12":       c_sl12,
	"sl13":       c_sl13,
	"sl14":       c_sl14,
	"sl15":       c_sl15,
	"sl16":       c_sl16,
	"sl17":       c_sl17,
	"sl18":       c_sl18,
	"sl19":       c_sl19,
	"sl20":       c_sl20,
	"arr1":       c_arr1,
	"arr2":       c_arr2,
	"arr3":       c_arr3,
	"nil1":       c_nil1,
	"nil2":       c_nil2,
	"nil3":       c_nil3,
	"nil4":       c_nil4,
	"nil5":       c_nil5,
	"nil6":       c_nil6,
	"nil8":       c_nil8,
	"nil9":       c_nil9,
	"nil10":      c_nil10,
	"nil11":      c_nil11,
	"nil12":      c_nil12,
	"nil14":      c_nil14,
	"nil15":      c_nil15,
	"nil16":      c_nil16,
	"div1":       c_div1,
	"div2":       c_div2,
	"div3":       c_div3,
	"div4":       c_div4,
	"div5":       c_div5,
	"div6":       c_div6,
	"shift1":     c_shift1,
	"shift2":     c_shift2,
	"shift3":     c_shift3,
	"as1":        c_as1,
	"as2":        c_as2,
	"as3":        c_as3,
	"as4":        c_as4,
	"as5":        c_as5,
	"as6":        c_as6,
	"as7":        c_as7,
	"as8":        c_as8,
	"as9":        c_as9,
	"as10":       c_as10,
	"as11":       c_as11,
	"as12":       c_as12,
	"as13":       c_as13,
	"as14":       c_as14,
	"as15":       c_as15,
	"as16":       c_as16,
	"as17":       c_as17,
	"as18":       c_as18,
	"as19":       c_as19,
	"as20":       c_as20,
	"mk1":        c_mk1,
	"mk2":        c_mk2,
	"mk3":        c_mk3,
	"mk4":        c_mk4,
	"mk5":        c_mk5,
	"mk6":        c_mk6,
	"mk7":        c_mk7,
	"mk8":        c_mk8,
	"mk9":        c_mk9,
	"mk10":       c_mk10,
	"mk11":       c_mk11,
	"mk12":       c_mk12,
	"cl1":        c_cl1,
	"cl2":        c_cl2,
	"cl3":        c_cl3,
	"cl4":        c_cl4,
	"cl5":        c_cl5,
	"hash1":      c_hash1,
	"hash2":      c_hash2,
	"hash3":      c_hash3,
	"hash4":      c_hash4,
	"hash5":      c_hash5,
	"hash6":      c_hash6,
	"hash8":      c_hash8,
	"hash9":      c_hash9,
	"hash10":     c_hash10,
	"hash11":     c_hash11,
	"hash12":     c_hash12,
	"cmp1":       c_cmp1,
	"cmp2":       c_cmp2,
	"cmp3":       c_cmp3,
	"cmp4":       c_cmp4,
	"cmp5":       c_cmp5,
	"cmp6":       c_cmp6,
	"cmp7":       c_cmp7,
	"nilmap":     c_nilmap,
	"nilmap2":    c_nilmap2,
	"gonil":      c_gonil,
	"pnil":       c_pnil,
	"pnil2":      c_pnil2,
}
