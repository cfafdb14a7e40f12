package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count done")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func pairs[K comparable, V any](ks []K, vs []V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for i := range ks {
			if !yield(ks[i], vs[i]) {
				return
			}
		}
	}
}
func find(n int) (res string, ok bool) {
	defer func() { res += "!" }()
	for x := range count(10) {
		for k, v := range pairs([]string{"a", "b"}, []int{1, 2}) {
			if x == n {
				return fmt.Sprint(x, k, v), true
			}
		}
	}
	return "none", false
}
func labels() {
outer:
	for x := range count(5) {
		for y := range count(5) {
			if y == 1 {
				continue outer
			}
			if x == 2 {
				break outer
			}
			fmt.Println(x, y)
		}
	}
	for x := range count(3) {
		if x == 1 {
			goto end
		}
		fmt.Println("x", x)
	}
end:
	fmt.Println("end")
}
func defers() {
	for x := range count(3) {
		defer fmt.Println("deferred", x)
	}
	fmt.Println("body over")
}
func bad1(yield func(int) bool) { yield(1); yield(2) }
func panics() {
	defer func() { fmt.Println("rec:", recover()) }()
	for range bad1 {
		break
	}
}

var saved func(int) bool

func leak(yield func(int) bool) { saved = yield; yield(1) }
func panics2() {
	defer func() { fmt.Println("rec:", recover()) }()
	for x := range leak {
		fmt.Println("leak", x)
	}
	saved(2)
}
func swallow(yield func(int) bool) {
	defer func() { fmt.Println("swallowed", recover()) }()
	yield(1)
}
func panics3() {
	defer func() { fmt.Println("rec:", recover()) }()
	for range swallow {
		panic("inner")
	}
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func main() {
	fmt.Println(find(3))
	fmt.Println(find(30))
	labels()
	defers()
	panics()
	panics2()
	panics3()
	t := &Tree[int]{&Tree[int]{nil, nil, 1}, &Tree[int]{nil, nil, 3}, 2}
	sum := 0
	for v := range t.All() {
		sum += v
		if v == 2 {
			break
		}
	}
	fmt.Println(sum, slices.Collect(t.All()))
	keys := slices.Sorted(maps.Keys(map[string]int{"x": 1, "y": 2}))
	fmt.Println(keys)
	next, stop := iter.Pull(t.All())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	for i := range count(2) {
		func() {
			defer fmt.Println("inner defer", i)
		}()
	}
	var x int
	for x = range count(4) {
	}
	fmt.Println(x)
}
