package main

import "time"

type G[K any] struct{ n int }

func (g *G[K]) inc() { g.n++ }

//go:noinline
func (g *G[K]) big() {
	g.n++
}

type V[K any] struct{ p, q *int }

//go:noinline
func (v V[K]) inc() { *v.p++ }

//go:noinline
func (v V[K]) big() {
	*v.p++
}

type I interface {
	inc()
	big()
}

//go:noinline
func callInc(i I) { i.inc() }

//go:noinline
func callBig(i I) { i.big() }

//go:noinline
func run(f func()) { f() }

var sink int

//go:noinline
func race[K any](f func(g *G[K])) {
	g := new(G[K])
	go f(g)
	time.Sleep(5 * time.Millisecond)
	sink = g.n
}

type S struct{ a int }

func main() {
	race(func(g *G[int]) { run(g.inc) })
	race(func(g *G[struct{ a int }]) { run(g.big) })
	race(func(g *G[S]) { callInc(g) })
	race(func(g *G[*S]) { callBig(g) })
	race(func(g *G[string]) { callBig(struct{ *G[string] }{g}) })
	race(func(g *G[string]) { f := (*G[string]).big; f(g) })
	race(func(g *G[int]) { defer g.big() })
	race(func(g *G[int]) { f := g.big; defer f() })
	race(func(g *G[int]) { callBig(V[int]{&g.n, nil}) })
	race(func(g *G[int]) { callInc(&V[string]{&g.n, nil}) })
	race(func(g *G[int]) { run(V[S]{&g.n, nil}.big) })
	race(func(g *G[int]) { defer callInc(g) })
}
