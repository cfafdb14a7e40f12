package main

import "time"

type T struct{ n int }

func (t *T) inc() { t.n++ }

//go:noinline
func (t *T) big() { t.n++ }

type V struct{ p *int }

func (v V) inc() { *v.p++ }

//go:noinline
func (v V) big() { *v.p++ }

type X struct{ p, q *int }

func (x X) inc() { *x.p++ }

//go:noinline
func (x X) big() { *x.p++ }

type I interface {
	inc()
	big()
}
type E struct{ *T }
type W struct {
	V
	x int
}
type H struct{ I }

//go:noinline
func callInc(i I) { i.inc() }

//go:noinline
func callBig(i I) { i.big() }

//go:noinline
func run(f func()) { f() }

var sink int

//go:noinline
func race(f func(t *T)) {
	t := new(T)
	go f(t)
	time.Sleep(5 * time.Millisecond)
	sink = t.n
}

func main() {
	race(func(t *T) { run(t.inc) })
	race(func(t *T) { run(t.big) })
	race(func(t *T) { run(V{&t.n}.inc) })
	race(func(t *T) { run((&V{&t.n}).big) })
	race(func(t *T) { run(E{t}.inc) })
	race(func(t *T) { run(W{V{&t.n}, 1}.big) })
	race(func(t *T) { run(H{t}.big) })
	race(func(t *T) { callInc(E{t}) })
	race(func(t *T) { callBig(&W{V{&t.n}, 1}) })
	race(func(t *T) { callInc(W{V{&t.n}, 1}) })
	race(func(t *T) { callBig(&V{&t.n}) })
	race(func(t *T) { callInc(X{&t.n, nil}) })
	race(func(t *T) { callBig(X{&t.n, nil}) })
	race(func(t *T) { callInc(H{t}) })
	race(func(t *T) { callBig(&H{V{&t.n}}) })
	race(func(t *T) { callBig(struct{ *T }{t}) })
	race(func(t *T) { f := (*T).big; f(t) })
	race(func(t *T) { f := E.big; f(E{t}) })
	race(func(t *T) { f := I.inc; run(func() { f(H{t}) }) })
	race(func(t *T) { f := H.big; f(H{V{&t.n}}) })
	race(func(t *T) { defer t.big() })
	race(func(t *T) { f := t.big; defer f() })
	race(func(t *T) { defer run(t.inc) })
}
