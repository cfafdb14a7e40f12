package main

import "fmt"

type T struct{ a, b, c int }
type U struct {
	t  T
	ts [2]T
	p  *T
}

func mk(i int) T             { return T{i, i + 1, i + 2} }
func mkp(i int) *T           { return &T{i, i, i} }
func arr() [3]int            { return [3]int{7, 8, 9} }
func (t T) with(a int) T     { t.a = a; return t }
func (t *T) add(n int) *T    { t.a += n; return t }
func (t T) sum() int         { return t.a + t.b + t.c }
func vals() (T, [2]int, any) { return T{1, 2, 3}, [2]int{4, 5}, "x" }
func swap(a, b T) (T, T)     { return b, a }
func idn[X any](x X) X       { return x }

type I interface{ sum() int }
type E struct {
	I
	n int
}

var glob U
var garr [4]T
var gm = map[int]T{1: {1, 1, 1}}

func byRef(u *U) { u.t = T{u.t.c, u.t.b, u.t.a}; u.ts[0], u.ts[1] = u.ts[1], u.ts[0] }
func recur(n int, t T) T {
	if n == 0 {
		return t
	}
	t.b += n
	return recur(n-1, T{t.b, t.c, t.a})
}
func named(a T) (r T, ok bool) {
	defer func() { r.c *= 2; ok = !ok }()
	r = a
	r.a, r.b = r.b, r.a
	return r, false
}
func multi(xs ...T) (n int) {
	for _, x := range xs {
		n += x.sum()
	}
	return
}
func sel(c bool) (r int) {
	if c {
		r = 1
	} else {
		defer func() { r += 100 }()
		r = 2
	}
	return r * 10
}

func main() {
	fmt.Println(mk(1).b, mkp(3).c, arr()[1], mk(5).with(9).sum(), mkp(2).add(5).a)
	t, a2, x := vals()
	fmt.Println(t, a2, x)
	t, u := swap(t, mk(10))
	fmt.Println(t, u)
	t.a, t.b, t.c = t.c, t.a, t.b
	fmt.Println(t)
	t = T{t.c, t.a, t.b}
	fmt.Println(t)
	glob.t = mk(3)
	glob.ts = [2]T{mk(1), mk(2)}
	byRef(&glob)
	glob.p = &glob.ts[1]
	glob.p.add(50).add(1)
	fmt.Println(glob.t, glob.ts, *glob.p)
	garr[2].b = 5
	i := 2
	garr[i].c += garr[i].b * 2
	garr[i+1] = garr[i]
	pg := &garr[i]
	pg.a--
	fmt.Println(garr, gm[1].b, gm[7].a)
	fmt.Println(recur(3, T{1, 2, 3}))
	fmt.Println(named(T{1, 2, 3}))
	fmt.Println(multi(), multi(mk(1), t), multi([]T{t, t}...))
	fmt.Println(sel(true), sel(false))
	e := E{T{1, 2, 3}, 4}
	fmt.Println(e.sum(), e.I.(T).b, I(e).sum())
	la := [3]T{mk(1), mk(2), mk(3)}
	lb := la
	la[i].b = 77
	j := 0
	la[j], la[j+1] = la[j+1], la[j]
	fmt.Println(la, lb, la != lb, la[1] == lb[0])
	for k, v := range la {
		v.a = 1000
		la[k].c = v.a + k
	}
	fmt.Println(la)
	f := la[1].sum
	la[1].a = -1
	fmt.Println(f(), la[1].sum(), T.sum(la[2]), (*T).add(&la[0], 1).a)
	nest := [2][2][2]int{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}
	nest[j][j+1][j] *= 10
	row := nest[1]
	row[0][1] = -6
	fmt.Println(nest, row, nest[j+1][j][j+1])
	st := struct {
		a [3]int
		s []int
		m map[string][2]int
	}{a: [3]int{1, 2, 3}, s: []int{1}, m: map[string][2]int{"k": {1, 2}}}
	st2 := st
	st2.a[j+1]++
	st2.s[0]++
	v := st2.m["k"]
	v[1] = 50
	st2.m["k"] = v
	fmt.Println(st, st2, st.m["k"][j+1])
	var z [0]int
	var es struct{}
	mz := map[struct{}]int{es: 1}
	mz[struct{}{}]++
	cz := make(chan struct{}, 2)
	cz <- struct{}{}
	_, ok := <-cz
	fmt.Println(len(z), mz, ok, es == struct{}{}, idn(es), idn(z), idn(T{1, 1, 1}))
	sl := make([]T, 2, 10)
	sl = append(sl, mk(8), mk(9))
	sl[0].a = 3
	ps := &sl[1]
	sl = append(sl[:1], sl[2:]...)
	ps.b = 42
	fmt.Println(sl, len(sl), cap(sl))
	sl2 := append([]T(nil), sl...)
	sl2[0] = T{}
	fmt.Println(sl[0], sl2[0], sl[0] == sl2[0])
	var big [100]int
	for i := range big {
		big[i] = i
	}
	big2 := big
	big2[50] = 0
	fmt.Println(big == big2, big[50], len(big2), sum(big))
	pb := &big
	cp := *pb
	cp[1] = 99
	pb[2] += cp[1]
	fmt.Println(big[1], big[2], cp[1:3])
	var bi any = big
	big[0] = 5
	fmt.Println(bi.([100]int)[0], bi == any(big2))
	type BS struct {
		h [70]byte
		n int
	}
	b1 := BS{n: 1}
	b1.h[3] = 9
	b2 := b1
	b2.h[3]++
	mb := map[string]BS{"a": b1}
	fb := func(b BS) BS { b.n++; return b }
	b3 := fb(b2)
	fmt.Println(b1.h[3], b2.h[3], b3.n, b2.n, mb["a"].h[3], b1 == b2, mb["zz"].n)
	chb := make(chan BS, 1)
	chb <- b3
	fmt.Println((<-chb).h[3])
	for i, x := range big2 {
		big2[99-i] = -1
		if i == 99 {
			fmt.Println(x)
		}
	}
}
func sum(a [100]int) (s int) {
	for _, x := range a {
		s += x
	}
	a[0] = 1
	return
}
