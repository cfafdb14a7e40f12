// Promotion through structs, pointers and interfaces; method values and expressions of each.
package main

import "fmt"

type Named interface{ Name() string }
type Sized interface {
	Named
	Size() int
	grow(int)
}
type base struct{ n int }

func (b base) Name() string { return fmt.Sprint("base", b.n) }
func (b *base) grow(by int) { b.n += by }
func (b base) Size() int    { return b.n }

type mid struct {
	*base
	tag string
}
type top struct {
	mid
	Named
	count [3]int
}

func (t top) Name() string { return "top:" + t.mid.Name() }

type viaIface struct {
	Sized
	extra int
}

func (v viaIface) Size() int { return v.Sized.Size() * 10 }

type fn func(int) int

func (f fn) Twice(x int) int { return f(f(x)) }

type ints []int

func (s ints) Sum() (n int) {
	for _, x := range s {
		n += x
	}
	return
}
func (s *ints) Add(x int) *ints { *s = append(*s, x); return s }

type table map[string]int

func (t table) Inc(k string) table { t[k]++; return t }

type node struct {
	val  int
	next *node
}

func (n *node) Len() int {
	if n == nil {
		return 0
	}
	return 1 + n.next.Len()
}

type generic[T any] struct{ v T }

func (g *generic[T]) Set(v T) { g.v = v }
func (g generic[T]) Get() T   { return g.v }

type holder struct{ generic[string] }

type err struct{ code int }

func (e err) Error() string { return fmt.Sprint("err", e.code) }
func maybe(n int) error {
	var e *err
	if n == 0 {
		return nil
	}
	if n == 1 {
		return e
	}
	return err{n}
}

func main() {
	b := &base{1}
	m := mid{b, "m"}
	t := top{mid: m}
	t.grow(4)
	fmt.Println(b.n, m.n, t.n, t.Name(), t.mid.Name(), t.base.Name(), m.Name())
	var s Sized = m
	s.grow(1)
	v := viaIface{s, 2}
	s = v
	s.grow(2)
	fmt.Println(s.Size(), v.Sized.Size(), s.Name(), Named.Name(s), Sized.Size(v))
	f1, f2, f3 := b.Name, (*base).grow, base.Size
	f2(b, 10)
	fmt.Println(f1(), f3(*b), m.Size())
	g := m.grow
	m.base = &base{100}
	g(1)
	fmt.Println(b.n, m.n, fn(func(i int) int { return i * 3 }).Twice(2))
	var is ints
	is.Add(1).Add(2).Add(3)
	add := is.Add
	add(4)
	fmt.Println(is, is.Sum(), ints{5, 6}.Sum(), (*ints).Sum(&is))
	fmt.Println(table{}.Inc("a").Inc("a"), (&node{1, &node{2, nil}}).Len(), (*node)(nil).Len())
	var h holder
	h.Set("x")
	set := h.generic.Set
	set("y")
	fmt.Println(h.Get(), h.v, generic[int]{3}.Get())
	var st interface {
		Set(string)
		Get() string
	} = &h
	st.Set("z")
	fmt.Println(h.Get())
	for n := range 3 {
		e := maybe(n)
		fmt.Println(e == nil, e != nil)
	}
	var n1, n2 Named = b, b
	n3 := Named(*b)
	fmt.Println(n1 == n2, n1 == n3, n3 == Named(*b), n1.(*base) == b)
	anon := struct {
		base
		Named
	}{base{7}, m}
	fmt.Println(anon.Size(), anon.base.Name(), anon.Named.Name())
	sizes := []interface{ Size() int }{b, *b, m, &m, v, &t.mid}
	for _, x := range sizes {
		fmt.Print(x.Size(), " ")
	}
	fmt.Println()
	defer func() { fmt.Println("recovered:", recover()) }()
	var nilTop *top
	fmt.Println(nilTop.Name())
}
