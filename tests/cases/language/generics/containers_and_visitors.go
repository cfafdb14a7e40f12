package main

import (
	"fmt"
	"strings"
)

// generic corner cases
type Ord interface{ ~int | ~string | ~float64 }

func Max[T Ord](a T, rest ...T) T {
	for _, x := range rest {
		if x > a {
			a = x
		}
	}
	return a
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(xs ...T) Set[T] {
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) Or(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func Then[T, U any](o Opt[T], f func(T) Opt[U]) Opt[U] {
	if !o.ok {
		return Opt[U]{}
	}
	return f(o.v)
}

type Heap[T any] struct {
	data []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(x T) {
	h.data = append(h.data, x)
	for i := len(h.data) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.data[i], h.data[p]) {
			break
		}
		h.data[i], h.data[p] = h.data[p], h.data[i]
		i = p
	}
}
func (h *Heap[T]) Pop() (x T) {
	x = h.data[0]
	n := len(h.data) - 1
	h.data[0] = h.data[n]
	h.data = h.data[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.data[c+1], h.data[c]) {
			c++
		}
		if !h.less(h.data[c], h.data[i]) {
			break
		}
		h.data[i], h.data[c] = h.data[c], h.data[i]
		i = c
	}
	return
}

type Cache[K comparable, V any] struct {
	m     map[K]*entry[K, V]
	head  *entry[K, V]
	limit int
}
type entry[K comparable, V any] struct {
	k    K
	v    V
	next *entry[K, V]
}

func NewCache[K comparable, V any](n int) *Cache[K, V] {
	return &Cache[K, V]{m: make(map[K]*entry[K, V]), limit: n}
}
func (c *Cache[K, V]) Get(k K, mk func(K) V) V {
	if e, ok := c.m[k]; ok {
		return e.v
	}
	e := &entry[K, V]{k: k, v: mk(k), next: c.head}
	c.m[k], c.head = e, e
	return e.v
}

type Visitor[R any] interface {
	Num(int) R
	Add(a, b Expr) R
}
type Expr interface{ String() string }
type num int
type add struct{ a, b Expr }

func (n num) String() string { return fmt.Sprint(int(n)) }
func (a add) String() string { return "(" + a.a.String() + "+" + a.b.String() + ")" }
func Accept[R any](e Expr, v Visitor[R]) R {
	switch e := e.(type) {
	case num:
		return v.Num(int(e))
	case add:
		return v.Add(e.a, e.b)
	}
	panic("x")
}

type eval struct{}

func (eval) Num(n int) int     { return n }
func (v eval) Add(a, b Expr) int { return Accept[int](a, v) + Accept[int](b, v) }

type depth struct{ d int }

func (d depth) Num(int) string { return strings.Repeat(".", d.d) }
func (d depth) Add(a, b Expr) string {
	n := depth{d.d + 1}
	return Accept[string](a, n) + "|" + Accept[string](b, n)
}

type Chain[T any] func(T) T

func (c Chain[T]) Then(d Chain[T]) Chain[T] { return func(x T) T { return d(c(x)) } }
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Zero[T any]() (z T) { return }
func IsZero[T comparable](x T) bool {
	var z T
	return x == z
}
func Conv[To, From ~int | ~int8 | ~uint8 | ~float64](f From) To { return To(f) }
func Len[S ~[]E | ~string, E any](s S) int { return len(s) }
func PtrTo[T any, PT interface {
	*T
	fmt.Stringer
}](x T) string {
	return PT(&x).String()
}

type N struct{ n int }

func (n *N) String() string { return fmt.Sprint("N", n.n) }

type Rec[T any] struct {
	kids []Rec[T]
	v    T
}

func (r Rec[T]) Walk(f func(T)) {
	f(r.v)
	for _, k := range r.kids {
		k.Walk(f)
	}
}

type Number interface{ ~int | ~float64 }
type Mat[T Number] [2][2]T

func (m Mat[T]) Mul(o Mat[T]) (r Mat[T]) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

type Tuple[A, B any] struct {
	A A
	B B
}

func Zip[A, B any](a []A, b []B) (out []Tuple[A, B]) {
	for i := range min(len(a), len(b)) {
		out = append(out, Tuple[A, B]{a[i], b[i]})
	}
	return
}
func chanOf[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}
func counterFor[T any]() func() int {
	n := 0
	return func() int { n++; return n }
}

type S2[T any] struct{ v T }

func (s S2[T]) Map[U any](f func(T) U) S2[U] { return S2[U]{f(s.v)} }

func main() {
	fmt.Println(Max(1, 3, 2), Max("a", "c"), Max(1.5))
	s := Set[string]{}.Add("x", "y")
	fmt.Println(s.Has("x"), s.Has("q"), len(s))
	fmt.Println(Then(Some(3), func(i int) Opt[string] { return Some(fmt.Sprint(i * 2)) }).Or("none"), Opt[int]{}.Or(9))
	h := &Heap[Tuple[int, string]]{less: func(a, b Tuple[int, string]) bool { return a.A < b.A }}
	for i, w := range strings.Fields("the quick brown fox jumps") {
		h.Push(Tuple[int, string]{(i * 7) % 5, w})
	}
	for len(h.data) > 0 {
		fmt.Print(h.Pop(), " ")
	}
	fmt.Println()
	c := NewCache[[2]int, []string](3)
	fmt.Println(c.Get([2]int{1, 2}, func(k [2]int) []string { return []string{fmt.Sprint(k)} }), c.Get([2]int{1, 2}, nil))
	e := add{num(1), add{num(2), num(3)}}
	fmt.Println(e, Accept[int](e, eval{}), Accept[string](e, depth{}))
	inc := Chain[int](func(i int) int { return i + 1 })
	fmt.Println(inc.Then(inc).Then(func(i int) int { return i * i })(3))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	fmt.Println(Zero[*int]() == nil, Zero[[2]string](), IsZero(0), IsZero("x"), IsZero(struct{ a any }{}))
	fmt.Println(Conv[int8](300.7), Conv[uint8](-1), Conv[float64](int8(-3)), Len[[]int, int]([]int{1}), Len[string, int]("abc"))
	fmt.Println(PtrTo(N{4}))
	Rec[int]{[]Rec[int]{{nil, 2}, {[]Rec[int]{{nil, 4}}, 3}}, 1}.Walk(func(i int) { fmt.Print(i, " ") })
	fmt.Println(Mat[float64]{{1, 2}, {3, 4}}.Mul(Mat[float64]{{0, 1}, {1, 0}}))
	fmt.Printf("%v %+v %T\n", Zip([]int{1, 2}, []string{"a", "b", "c"}), Tuple[bool, error]{}, Tuple[Set[int], *Opt[string]]{})
	for x := range chanOf("p", "q") {
		fmt.Print(x, " ")
	}
	a, b := counterFor[int](), counterFor[string]()
	a()
	fmt.Println(a(), b())
	fmt.Println(S2[int]{2}.Map(func(i int) string { return strings.Repeat("z", i) }).Map(func(s string) int { return len(s) * 10 }).v)
	f := S2[int].Map[float64]
	fmt.Println(f(S2[int]{5}, func(i int) float64 { return float64(i) / 2 }).v)
	g := S2[string]{"gg"}.Map[int]
	fmt.Println(g(func(s string) int { return len(s) }).v)
}
