package main

import "fmt"

var log []string

func t(s string, v int) int { log = append(log, s); return v }
func ts(s string, v []int) []int {
	log = append(log, s)
	return v
}
func tp(s string, v *int) *int { log = append(log, s); return v }
func tm(s string, v map[int]int) map[int]int {
	log = append(log, s)
	return v
}
func flush(n string) { fmt.Println(n, log); log = nil }

var gx, gy int

func setg(v int) int { gx = v; return v }

type S struct{ a, b int }

func (s *S) set(v int) *S { s.a = v; return s }
func (s S) get() int      { return s.a }
func two() (int, int)     { log = append(log, "two"); return 1, 2 }

func main() {
	arr := []int{1, 2, 3}
	m := map[int]int{}
	p := new(int)
	ts("s", arr)[t("i", 0)], *tp("p", p), tm("m", m)[t("k", 1)] = t("1", 10), t("2", 20), t("3", 30)
	flush("multi")
	ts("s", arr)[t("i", 0)] += t("v", 1)
	flush("op")
	tm("m", m)[t("k", 1)]++
	flush("inc")
	ts("s", arr)[t("i", 0)], *tp("p", p) = two()
	flush("tuple")
	_ = []int{t("a", 1), t("b", 2), 5: t("c", 3)}
	_ = map[int]int{t("k1", 1): t("v1", 2), t("k2", 2): t("v2", 3)}
	_ = S{b: t("fb", 1), a: t("fa", 2)}
	flush("lits")
	gx = 1
	fmt.Println(gx, setg(5), gx)
	gx = 1
	z := gx + setg(6)
	fmt.Println(z)
	gx = 1
	z = gx*2 + setg(7)*gx
	fmt.Println(z)
	l := 1
	inc := func() int { l++; return l }
	fmt.Println(l, inc(), l, inc())
	a := [3]int{l, inc(), l}
	fmt.Println(a)
	q := l + inc()*l
	fmt.Println(q)
	s := S{1, 2}
	fmt.Println(s.get(), s.set(9).get(), s.a)
	x, y := s.a, s.set(4).a
	fmt.Println(x, y)
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	ch <- 3
	fmt.Println(<-ch-<-ch, <-ch)
	i := 0
	next := func() int { i++; return i }
	bs := []int{0, 0, 0, 0}
	bs[next()], bs[next()] = next(), next()
	fmt.Println(bs)
	i = 0
	bs[i], i = 8, 2
	fmt.Println(bs, i)
	i, bs[i] = 1, 7
	fmt.Println(bs, i)
	var np *S
	func() {
		defer func() { recover(); flush("nilderef") }()
		np.a = t("rhs", 1)
	}()
	func() {
		defer func() { recover(); flush("idx") }()
		arr[t("i", 10)] = t("rhs", 1)
	}()
	func() {
		defer func() { recover(); flush("map") }()
		var nm map[int]int
		nm[t("k", 10)] = t("rhs", 1)
	}()
	func() {
		defer func() { recover(); flush("div") }()
		m[5] = 1
		m[5] /= t("zero", 0)
	}()
	fmt.Println(m)
	func() {
		defer func() { recover(); flush("args") }()
		fmt.Sprint(t("1", 1), arr[t("oob", 9)], t("2", 2))
	}()
	var f func(int, int)
	func() {
		defer func() { recover(); flush("nilf") }()
		f(t("a", 1), t("b", 2))
	}()
	func() {
		defer func() { recover(); flush("nilf defer") }()
		defer f(t("a", 1), t("b", 2))
		t("after", 0)
	}()
	b := t("x", 1) < t("y", 2) && t("z", 0) == 1 || t("w", 3) > 2
	fmt.Println(b)
	flush("logic")
	switch t("tag", 2) {
	case t("c1", 1), t("c2", 2), t("c3", 3):
	case t("c4", 4):
	}
	flush("switch")
	arr2 := [3]int{1, 2, 3}
	for i, v := range arr2 {
		arr2[2] = 10
		if i == 2 {
			fmt.Println(v)
		}
	}
	sl := []int{1, 2, 3}
	for i, v := range sl {
		sl[2] = 10
		sl = append(sl, i)
		if i == 2 {
			fmt.Println(v, len(sl))
		}
	}
	for i := range 3 {
		i += 10
		fmt.Print(i, " ")
	}
	n := 3
	for i := range n {
		n = 10
		fmt.Print(i, " ")
	}
	fmt.Println()
	r := func() (r int) {
		defer func() { r++ }()
		return setg(t("ret", 4)) + gx
	}()
	fmt.Println(r)
	flush("end")
}
