// record: go1.23

package main

import (
	"fmt"
	"runtime"
)

type C struct{ n int }

func (c *C) Name() string {
	if c == nil {
		return "nil"
	}
	return "some"
}

type T struct {
	c C
	n int
}

type E struct {
	C
	n int
}
type F struct {
	n int
	C
}
type G struct {
	E
	x int
}
type P struct {
	*C
	n int
}
type Namer interface{ Name() string }

func try(name string, f func()) {
	_ = runtime.NumCPU
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func gen[X any, PX interface {
	*X
	Name() string
}](p PX) string {
	return p.Name()
}

func c_all() {
	var t *T
	var e *E
	var f *F
	var g *G
	var pe *P
	var c *C
	var arr *[2]E
	try("star", func() { fmt.Println((*c).Name()) })
	try("plain", func() { fmt.Println(c.Name()) })
	try("addrstar", func() { fmt.Println((&(*c)).Name()) })
	try("iface", func() { var s Namer = e; fmt.Println(s.Name()) })
	try("ifaceF", func() { var s Namer = f; fmt.Println(s.Name()) })
	try("ifaceG", func() { var s Namer = g; fmt.Println(s.Name()) })
	try("ifaceP", func() { var s Namer = pe; fmt.Println(s.Name()) })
	try("ifaceP2", func() { var s Namer = P{}; fmt.Println(s.Name()) })
	try("expr", func() { h := (*E).Name; fmt.Println(h(e)) })
	try("exprG", func() { h := (*G).Name; fmt.Println(h(g)) })
	try("exprF", func() { h := (*F).Name; fmt.Println(h(f)) })
	try("promG", func() { fmt.Println(g.Name()) })
	try("promGE", func() { fmt.Println(g.E.Name()) })
	try("promGEC", func() { fmt.Println(g.E.C.Name()) })
	try("gen", func() { fmt.Println(gen[E](e)) })
	try("arr", func() { fmt.Println(arr[0].Name()) })
	try("ifaceval", func() { var s Namer = e; h := s.Name; fmt.Println(h()) })
	try("closure", func() { func() { fmt.Println(t.c.Name()) }() })
	try("starval", func() { h := (*c).Name; fmt.Println(h()) })
	try("P", func() { fmt.Println(pe.Name()) })
	var pp struct{ *E }
	try("embedptr", func() { fmt.Println(pp.Name()) })
	var ppp *struct{ *E }
	try("embedptrnil", func() { fmt.Println(ppp.Name()) })
	try("deferG", func() { defer g.Name(); fmt.Println("in") })
	try("ifacedefer", func() { var s Namer = e; defer s.Name(); fmt.Println("in") })
}

func main() { c_all() }
