package main

import (
	"fmt"
	"os"
	"strings"
	"unsafe"
)

var (
	a = b + 1
	b = f()
	c, d = g()
	_ = reg("blank")
	e = func() int { return a * 2 }()
	arrInit = [...]string{2: "two", 0: "zero"}
	tbl = map[string]func(int) int{"dbl": func(x int) int { return x * 2 }}
)

func f() int { fmt.Println("f"); return 41 }
func g() (int, string) {
	fmt.Println("g")
	return 1, "d"
}
func reg(s string) int { fmt.Println("reg", s); return 0 }
func init()            { fmt.Println("init1", a, b, c, d, e) }
func init()            { fmt.Println("init2", arrInit, tbl["dbl"](4)) }

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue", "Wed"}[d] }

type (
	Flags uint8
	Node  struct {
		L, R *Node
		V    int
	}
	Visitor func(*Node) bool
	Matrix  [2][2]float64
	Base    struct{ ID int }
	Mid     struct {
		Base
		Name string
	}
	Top struct {
		*Mid
		extra [3]int
	}
)

const (
	A Flags = 1 << iota
	B
	C
)

func (n *Node) Walk(v Visitor) {
	if n == nil || !v(n) {
		return
	}
	n.L.Walk(v)
	n.R.Walk(v)
}
func (v Visitor) Visit(n *Node) bool { return v(n) }
func (b *Base) SetID(i int)          { b.ID = i }
func (b Base) GetID() int            { return b.ID }
func (m Matrix) Mul(o Matrix) (r Matrix) {
	for i := range m {
		for j := range o {
			for k := 0; k < 2; k++ {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

type errT struct{ code int }

func (e *errT) Error() string { return fmt.Sprint("err", e.code) }
func mayFail(i int) (err error) {
	if i > 1 {
		return &errT{i}
	}
	return
}

type IDer interface {
	GetID() int
	SetID(int)
}
type empty struct{}
type rec struct {
	m map[string]*rec
	f func(rec) rec
	c chan rec
	s []rec
}

func sw(x any) string {
	switch y := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int-ish %v", y)
	case string:
		return "str " + y
	case error:
		return "error " + y.Error()
	case func() int:
		return fmt.Sprint("func ", y())
	case []any:
		return fmt.Sprint(len(y))
	case *int:
		*y++
		return fmt.Sprint("ptr ", *y)
	case struct{ X int }:
		return fmt.Sprint("anon ", y.X)
	default:
		return fmt.Sprintf("%T", y)
	}
}
func fact(n uint64) uint64 {
	if n == 0 {
		return 1
	}
	return n * fact(n-1)
}
func side(s string, v bool) bool { fmt.Print(s, " "); return v }

func main() {
	fmt.Println(Monday, Wednesday, A|C, B, Flags(255)&^B)
	n := &Node{&Node{nil, nil, 1}, &Node{V: 3}, 2}
	var seen []int
	n.Walk(func(n *Node) bool { seen = append(seen, n.V); return n.V != 3 })
	fmt.Println(seen)
	t := Top{&Mid{Base{7}, "nm"}, [3]int{1, 2, 3}}
	t.SetID(8)
	t.ID++
	var ider IDer = t
	ider.SetID(ider.GetID() * 10)
	fmt.Println(t.ID, t.Mid.Base.ID, ider.GetID(), t.Name)
	set := t.SetID
	set(5)
	fmt.Println(t.GetID(), Top.GetID(t), (*Base).GetID(&t.Base))
	fmt.Println(Matrix{{1, 1}, {1, 0}}.Mul(Matrix{{1, 1}, {1, 0}}))
	fmt.Println(mayFail(1) == nil, mayFail(2))
	i := 5
	fmt.Println(sw(nil), sw(3), sw(int64(4)), sw("s"), sw(mayFail(3)), sw(func() int { return 9 }),
		sw([]any{1, 2}), sw(&i), sw(struct{ X int }{4}), sw(2.5), sw(empty{}))
	fmt.Println(i, fact(20), side("a", true) && side("b", false) || side("c", true))
	var r rec
	r.m = map[string]*rec{"x": {s: []rec{{}, {}}}}
	r.m["x"].s[1].m = map[string]*rec{}
	fmt.Println(len(r.m["x"].s), r.m["x"].s[1].m != nil, r.m["y"] == nil)
	x := [2]struct {
		a int
		b []string
	}{{1, []string{"p"}}, {b: []string{"q", "r"}}}
	y := x
	y[0].b[0] = "shared"
	y[1].a = 50
	idx := 1
	y[idx].a++
	y[idx].b[idx] += "!"
	fmt.Println(x, y)
	pm := &y[1]
	pm.a *= 2
	pp := &pm.b
	*pp = append(*pp, "z")
	fmt.Println(y[1], len(*pp), *&pm.a)
	str := struct {
		s [2]string
		i interface{}
	}{[2]string{"a", "b"}, 3}
	str2 := str
	str2.i = 3.0
	fmt.Println(str == str2, str.i == 3, str2.i == 3, str.s == str2.s)
	ch := make(chan [2]int, 2)
	ch <- [2]int{1, 2}
	close(ch)
	v, ok := <-ch
	w, ok2 := <-ch
	fmt.Println(v, ok, w, ok2, len(ch), cap(ch))
	fn := func(xs ...int) (n int) {
		for _, x := range xs {
			n += x
		}
		return
	}
	fmt.Println(fn(), fn(1, 2), fn([]int{4, 5}...))
	fmt.Println(unsafe.Sizeof(x), unsafe.Sizeof(""), unsafe.Offsetof(str.i))
	const huge = 1 << 62
	fmt.Println(huge*2-1+huge*2 > 0, 0.1+0.2, float32(0.1), 1/3.0, 5.0/2, 7/2*2.0)
	var f32 float32 = 16777216
	fmt.Println(f32+1, float64(f32)+1, int(f32), int8(-3)/2, uint8(i)-40)
	var i64 int64 = -1
	fmt.Println(uint64(i64), uint32(i64), int32(uint32(1<<31)+uint32(i-6)), i64>>63, uint64(i64)>>60)
	fmt.Println(strings.Map(func(r rune) rune { return r + 1 }, "HAL"), "a"+"b" < "b", "é"[0], len("é"))
	var arr [5]int
	sl := arr[1:3]
	sl2 := append(sl[:1:1], 9)
	sl = append(sl, 7)
	copy(arr[:], []int{5, 6})
	fmt.Println(arr, sl, sl2, len(sl), cap(sl), copy(sl, sl2))
	os.Stdout.WriteString("bye\n")
}
func copy2() {}
