package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (x T, err error) {
	if len(s.items) == 0 {
		return x, errors.New("empty")
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return
}

type Pair[K cmp.Ordered, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) *List[T] { l.head = &node[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

type Stringish interface {
	~int
	fmt.Stringer
}

func Join[T Stringish](xs []T) string {
	var sb strings.Builder
	for _, x := range xs {
		sb.WriteString(x.String())
		sb.WriteByte(byte('0' + int(x)))
	}
	return sb.String()
}
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	var ks []K
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}
func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", x)
}

type Setter[T any] interface {
	*T
	Set(string)
}
type S struct{ v string }

func (s *S) Set(x string) { s.v = x }
func Make[T any, P Setter[T]](v string) T {
	var t T
	P(&t).Set(v)
	return t
}
func local[T any](x T) any {
	type inner struct{ f T }
	return inner{x}
}

type Num[T Number] struct{ v T }

func (n Num[T]) Add(o Num[T]) Num[T] { return Num[T]{n.v + o.v} }

type Adder[T any] interface{ Add(T) T }

func Fold[T Adder[T]](xs []T) T {
	acc := xs[0]
	for _, x := range xs[1:] {
		acc = acc.Add(x)
	}
	return acc
}

type Vec[T any] = []T

func ptr[T any](x T) *T { return &x }

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt](1, 2))
	fmt.Println(Map([]int{1, 2}, func(i int) string { return strings.Repeat("x", i) }))
	var s Stack[string]
	s.Push("a")
	s.Push("b")
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(Pair[string, int]{"a", 1}, &Pair[int, []int]{1, []int{2}})
	fmt.Printf("%T %T %T\n", s, Pair[string, MyInt]{}, List[*S]{})
	l := new(List[float64])
	l.Add(1).Add(2.5).Each(func(f float64) { fmt.Print(f, " ") })
	fmt.Println(l.n)
	fmt.Println(Join([]MyInt{1, 2}))
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}))
	fmt.Println(kind(1), kind("s"), kind(2.0), kind([]int{}))
	fmt.Println(Make[S]("hello").v)
	fmt.Printf("%T %v\n", local(1), local("x"))
	fmt.Println(Fold([]Num[int]{{1}, {2}, {3}}))
	var v Vec[int] = []int{1}
	fmt.Printf("%T %v %v\n", v, v, *ptr(3))
	f := Map[int, int]
	fmt.Println(f([]int{3}, func(i int) int { return i * i }))
	g := (*Stack[string]).Push
	g(&s, "z")
	h := s.Push
	h("w")
	fmt.Println(s.items)
}
