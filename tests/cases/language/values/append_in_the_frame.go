// Capacities after append: since Go 1.25 the first append to a slice that stays in its function has 32 bytes of the frame.
// record: go1.23
package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

type P struct{ x, y int }

func sum(xs []int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func show(name string, xs []int) { fmt.Println(name, len(xs), cap(xs)) }
func rec(xs []int, n int) int {
	if n == 0 {
		return cap(xs)
	}
	return rec(xs, n-1)
}

var global []int

func grow() {
	var s []int
	for i := 0; i < 9; i++ {
		s = append(s, i)
		show("grow", s)
	}
}
func keep()          { var s []int; s = append(s, 1); show("keep", s); global = s; fmt.Println(cap(global)) }
func params(s []int) { s = append(s, 1); fmt.Println("param", cap(s)) }
func closures() {
	var s []int
	add := func(x int) { s = append(s, x) }
	add(1)
	add(2)
	add(3)
	fmt.Println("closure", len(s), cap(s))
}
func lit() { f := func() { var s []int; s = append(s, 1); fmt.Println("lit", cap(s)) }; f(); f() }
func perIter() {
	for i := range 3 {
		var s []int
		s = append(s, i)
		fmt.Println("iter", cap(s))
	}
}
func reset() {
	var s []int
	s = append(s, 1, 2)
	s = s[:0]
	s = append(s, 1)
	fmt.Println("reset", cap(s))
	s = nil
	s = append(s, 5)
	fmt.Println("reset nil", cap(s))
}
func two() {
	var a, b []string
	a = append(a, "x")
	b = append(b, "y", "z", "w")
	fmt.Println("two", cap(a), cap(b), strings.Join(a, ","))
}
func structs() {
	var ps []P
	ps = append(ps, P{1, 2})
	fmt.Println("structs", cap(ps))
	var big [][3]int
	big = append(big, [3]int{})
	fmt.Println(cap(big))
	var huge [][5]int
	huge = append(huge, [5]int{})
	fmt.Println(cap(huge))
}
func alias() {
	var a []int
	a = append(a, 1)
	b := a
	b = append(b, 2)
	fmt.Println("alias", cap(a), cap(b), &a[0] == &b[0])
	c := append(a, 7)
	fmt.Println(cap(c), c[1], b[1])
}
func sorted() {
	var s []int
	for _, x := range []int{3, 1, 2} {
		s = append(s, x)
	}
	sort.Ints(s)
	slices.Sort(s)
	fmt.Println("sorted", cap(s), s[0], slices.Contains(s, 2), slices.Max(s), sum(s))
}
func sortSlice() {
	var s []int
	for _, x := range []int{3, 1, 2} {
		s = append(s, x)
	}
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	fmt.Println("sortslice", cap(s), s[0])
}
func bytesS() {
	var b []byte
	b = append(b, 'a')
	b = append(b, 'b')
	fmt.Println("bytes", cap(b), string(b))
	var c []byte
	c = append(c, "hello"...)
	fmt.Println(cap(c))
}
func conv() {
	s := []int(nil)
	s = append(s, 1)
	fmt.Println("conv", cap(s))
	t := make([]int, 0)
	t = append(t, 1)
	fmt.Println(cap(t))
	u := []int{}
	u = append(u, 1)
	fmt.Println(cap(u))
	v := make([]int, 0, 2)
	v = append(v, 1, 2, 3)
	fmt.Println(cap(v))
	var w []int
	w = append(w, []int{1, 2, 3}...)
	fmt.Println(cap(w))
}
func queue() {
	var q []int
	for i := range 5 {
		q = append(q, i)
	}
	for len(q) > 0 {
		q = q[1:]
	}
	fmt.Println("queue", cap(q))
	q = append(q, 1)
	fmt.Println(cap(q))
}
func elemAddr() { var s []int; s = append(s, 1); p := &s[0]; *p = 5; fmt.Println("addr", cap(s), s[0]) }
func mp() {
	m := map[string][]int{}
	m["a"] = append(m["a"], 1)
	fmt.Println("map", cap(m["a"]))
	m["a"] = append(m["a"], 2, 3)
	fmt.Println(cap(m["a"]))
}

type box struct{ items []int }

func (b *box) add(x int) { b.items = append(b.items, x) }
func fields() {
	var b box
	for i := range 3 {
		b.add(i)
		fmt.Println("field", cap(b.items))
	}
	b.items = append(b.items, 1, 2)
	fmt.Println(cap(b.items))
}
func main() {
	grow()
	keep()
	params(nil)
	closures()
	lit()
	perIter()
	reset()
	two()
	structs()
	alias()
	sorted()
	sortSlice()
	bytesS()
	conv()
	queue()
	elemAddr()
	mp()
	fields()
	var r []int
	r = append(r, 1)
	fmt.Println("rec", rec(r, 3))
	var pr []int
	pr = append(pr, 1)
	fmt.Println("printed", cap(pr), pr)
	var e []int
	for i := 0; i < 3; i++ {
		e = append(e, i)
		fmt.Printf("len=%d cap=%d\n", len(e), cap(e))
	}
	var f []int
	for i := 0; i < 3; i++ {
		f = append(f, i)
		fmt.Printf("len=%d cap=%d %v\n", len(f), cap(f), f)
	}
}
