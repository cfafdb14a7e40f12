// record: each
// record: go1.23

package main

import "os"

type T struct {
	n    int
	name string
	list []int
	any  any
}

var gs string
var gl []int
var gT = &T{}
var garr [3]string
var gsl = []string{"a", "b"}

func c_heap()  { var t *T; gT.name = t.name }
func c_heapl() { var t *T; gT.list = t.list }
func c_heapa() { var t *T; gT.any = t.any }
func c_arr()   { var t *T; garr[1] = t.name }
func c_star()  { var t *T; p := &gs; *p = t.name }
func c_map()   { var t *T; m := map[int]string{}; m[1] = t.name; println(len(m)) }
func c_mapk()  { var t *T; m := map[string]int{}; m[t.name]++; println(len(m)) }
func c_local() { var t *T; u := T{}; u.name = t.name; sink(&u) }
func c_lit()   { var t *T; u := T{name: t.name}; sink(&u) }
func c_litp()  { var t *T; sink(&T{name: t.name}) }
func c_litl()  { var t *T; sink(&T{list: t.list}) }
func c_sendl() { var t *T; c := make(chan []int, 1); c <- t.list }
func c_sendn() { var t *T; c := make(chan int, 1); c <- t.n }
func c_senda() { var t *T; c := make(chan any, 1); c <- t.any }
func c_app()   { var t *T; gsl = append(gsl, t.name) }
func c_sel() {
	var t *T
	c := make(chan string, 1)
	select {
	case c <- t.name:
	default:
	}
}
func c_ret2() { gs, gl = ret(nil) }
func c_swap() { var t *T; gs, t.name = t.name, gs }
func c_var()  { var t *T; var s = t.name; sinks(s) }
func c_eqT() {
	var t *T
	u := gT
	if t.name == u.name {
		gs = ""
	}
}
func c_eqT2() {
	var t *T
	u := gT
	if u.name == t.name {
		gs = ""
	}
}
func c_eqArr() {
	var t *[3]string
	if t[1] == "x" {
		gs = ""
	}
}
func c_eqStar() {
	var s *string
	if *s == "x" {
		gs = ""
	}
}
func c_swStar() {
	var s *string
	switch *s {
	case "x":
		gs = ""
	}
}
func c_lenStar() {
	var s *string
	if len(*s) == 2 {
		gs = ""
	}
}
func c_setStar() { var s *string; gs = *s }
func c_or() {
	var t *T
	if t.n == 0 || t.name == "x" {
		gs = ""
	}
}
func c_first() {
	var t *struct {
		name string
		n    int
	}
	if t.name == "x" {
		gs = ""
	}
}
func c_gt() {
	var t *T
	if t.name >= gs {
		gs = ""
	}
}
func c_strof() {
	var t *struct {
		n int
		b []byte
	}
	gs = string(t.b)
}
func c_panic() { var t *T; panic(t.name) }
func c_nested() {
	var t *struct {
		n int
		p *T
	}
	if t.p.name == "x" {
		gs = ""
	}
}
func c_boxS() { var t *T; var x any = t.name; sinka(x) }
func c_boxT() { var t *T; var x any = *t; sinka(x) }
func c_boxL() { var t *T; var x any = t.list; sinka(x) }
func c_boxN() { var t *T; var x any = t.n; sinka(x) }

//go:noinline
func sink(*T) {}

//go:noinline
func sinks(string) {}

//go:noinline
func sinka(any) {}

//go:noinline
func ret(t *T) (string, []int) { return t.name, t.list }

func main() { cases[os.Args[1]]() }

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"heap":    c_heap,
		"heapl":   c_heapl,
		"heapa":   c_heapa,
		"arr":     c_arr,
		"star":    c_star,
		"map":     c_map,
		"mapk":    c_mapk,
		"local":   c_local,
		"lit":     c_lit,
		"litp":    c_litp,
		"litl":    c_litl,
		"sendl":   c_sendl,
		"sendn":   c_sendn,
		"senda":   c_senda,
		"app":     c_app,
		"sel":     c_sel,
		"ret2":    c_ret2,
		"swap":    c_swap,
		"var":     c_var,
		"eqT":     c_eqT,
		"eqT2":    c_eqT2,
		"eqArr":   c_eqArr,
		"eqStar":  c_eqStar,
		"swStar":  c_swStar,
		"lenStar": c_lenStar,
		"setStar": c_setStar,
		"or":      c_or,
		"first":   c_first,
		"gt":      c_gt,
		"strof":   c_strof,
		"panic":   c_panic,
		"nested":  c_nested,
		"boxS":    c_boxS,
		"boxT":    c_boxT,
		"boxL":    c_boxL,
		"boxN":    c_boxN,
	}
}
