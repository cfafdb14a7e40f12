// record: go1.23
// Names of types, printed and as type arguments: local types have numbers there, unexported fields their package.
package main

import (
	"encoding/json"
	"fmt"
)

type L[T any] struct{ v T }
type E struct{ x int }
type in struct{}
type Alias = int

var _ = func() int { type Z int; fmt.Printf("%T %T\n", Z(1), L[Z]{}); return 0 }()

func generic[T any]() {
	type Q struct{ v T }
	type R []int
	fmt.Printf("%T %T %T %T\n", Q{}, L[Q]{}, L[*R]{}, R{})
	func() {
		type W struct{ q Q }
		fmt.Printf("%T %T %T\n", W{}, L[W]{}, L[map[string]struct{ W }]{})
	}()
}

func recovered(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return
}

func main() {
	type A = string
	type Q int
	{
		type Q string
		fmt.Printf("%T %T\n", Q(""), L[Q]{})
		generic[Q]()
	}
	fmt.Printf("%T %T\n", Q(1), L[Q]{})
	generic[int]()
	generic[L[Q]]()
	type q struct{ a int }
	fmt.Printf("%T\n", L[struct{ a, B int }]{})
	fmt.Printf("%T\n", L[struct {
		E
		*L[int]
		y string `k:"v"`
	}]{})
	fmt.Printf("%T\n", L[interface {
		m()
		M()
	}]{})
	fmt.Printf("%T\n", L[[]struct{ a json.Decoder }]{})
	fmt.Printf("%T\n", struct {
		a, B int
		E
	}{})
	fmt.Printf("%T\n", L[func(int, ...json.Number) error]{})
	fmt.Printf("%T\n", L[map[struct{ E }]chan<- json.Number]{})
	fmt.Printf("%T\n", L[interface {
		error
		x() json.Number
	}]{})
	fmt.Printf("%T\n", L[struct {
		A
		int
		Alias
		L[string]
	}]{})
	fmt.Printf("%T\n", L[struct{ *Q }]{})
	fmt.Printf("%T\n", L[struct {
		q
		error
		fmt.Stringer
		*in
	}]{})
	fmt.Printf("%T\n", L[struct {
		_ int
		x int "a\"`"
	}]{})
	fmt.Printf("%T\n", L[struct{ x interface{ m(struct{ y q }) } }]{})
	fmt.Printf("%T\n", struct{ x interface{ m(struct{ y q }) } }{})
	var x any = L[Q]{}
	fmt.Println(recovered(func() { _ = x.(fmt.Stringer).String() }))
	fmt.Println(recovered(func() { _ = x.(Q) }))
	fmt.Println(recovered(func() { _ = x.(L[E]) }))
}
