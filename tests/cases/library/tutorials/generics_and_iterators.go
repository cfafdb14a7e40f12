package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[K comparable, V Number](m map[K]V) V {
	var s V
	for _, v := range m {
		s += v
	}
	return s
}

type List[T any] struct {
	head, tail *node[T]
	n          int
}
type node[T any] struct {
	next *node[T]
	val  T
}

func (l *List[T]) Push(v T) {
	n := &node[T]{val: v}
	if l.tail == nil {
		l.head, l.tail = n, n
	} else {
		l.tail.next = n
		l.tail = n
	}
	l.n++
}
func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for e := l.head; e != nil; e = e.next {
			if !yield(i, e.val) {
				return
			}
			i++
		}
	}
}

type Tree[T cmp.Ordered] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	switch {
	case v < t.v:
		t.l = t.l.Insert(v)
	case v > t.v:
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(yield func(T) bool) bool {
	return t == nil || t.l.Walk(yield) && yield(t.v) && t.r.Walk(yield)
}
func (t *Tree[T]) All() iter.Seq[T] { return func(y func(T) bool) { t.Walk(y) } }

func Filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}

type Set[T comparable] map[T]struct{}

func SetOf[T comparable](v ...T) Set[T] {
	s := Set[T]{}
	for _, x := range v {
		s[x] = struct{}{}
	}
	return s
}
func Map[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}
func Reduce[T, A any](in []T, a A, f func(A, T) A) A {
	for _, v := range in {
		a = f(a, v)
	}
	return a
}

type Pair[A, B any] struct {
	First  A
	Second B
}
type Opt[T any] struct{ v *T }

func Some[T any](v T) Opt[T] { return Opt[T]{&v} }
func (o Opt[T]) Get() (T, error) {
	if o.v == nil {
		var z T
		return z, errors.New("none")
	}
	return *o.v, nil
}
func fib() iter.Seq[int] {
	return func(yield func(int) bool) {
		a, b := 1, 1
		for yield(a) {
			a, b = b, a+b
		}
	}
}

type person struct {
	Name string
	Age  int
}

func main() {
	fmt.Println(Sum(map[string]int{"a": 1, "b": 2}), Sum(map[int]float64{1: 1.5, 2: 2}))
	var l List[string]
	l.Push("x")
	l.Push("y")
	l.Push("z")
	for i, v := range l.All() {
		if i == 2 {
			break
		}
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	var t *Tree[string]
	for _, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t = t.Insert(w)
	}
	fmt.Println(slices.Collect(Filter(t.All(), func(s string) bool { return len(s) > 3 })))
	fmt.Println(len(SetOf(1, 2, 2)), Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i * 2) }), Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	fmt.Printf("%v %+v %T %#v\n", Pair[string, int]{"a", 1}, Pair[any, error]{}, Pair[[]int, map[string]bool]{}, Pair[int, person]{1, person{"x", 2}})
	fmt.Println(Some(3).Get())
	fmt.Println(Opt[string]{}.Get())
	for n := range fib() {
		if n > 50 {
			break
		}
		fmt.Print(n, " ")
	}
	fmt.Println()
	next, stop := iter.Pull(fib())
	for range 3 {
		fmt.Print(next())
		fmt.Print(" ")
	}
	stop()
	fmt.Println(next())
	ps := []person{{"Jax", 37}, {"TJ", 25}, {"Alex", 72}, {"Bob", 25}}
	slices.SortFunc(ps, func(a, b person) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), strings.Compare(a.Name, b.Name))
	})
	fmt.Println(ps)
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].Name < ps[j].Name })
	fmt.Println(ps)
	i, ok := slices.BinarySearchFunc(ps, "Bob", func(p person, n string) int { return cmp.Compare(p.Name, n) })
	fmt.Println(i, ok, slices.IndexFunc(ps, func(p person) bool { return p.Age > 30 }))
	m := map[string]int{"c": 3, "a": 1, "b": 2}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	for k, v := range maps.All(m) {
		m[k] = v * 10
	}
	fmt.Println(m, slices.Max([]int{1, 5, 2}), slices.Min([]string{"b", "a"}), slices.Contains([]int{1}, 1), min(1, 2, 0), max("a", "b"))
}
