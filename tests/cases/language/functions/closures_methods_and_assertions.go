package main

import "fmt"

type Counter struct{ n int }

func (c *Counter) Inc() int { c.n++; return c.n }
func (c Counter) Get() int  { return c.n }

type Getter interface{ Get() int }
type Incer interface {
	Getter
	Inc() int
}
type Outer struct {
	*Counter
	name string
}
type Outer2 struct {
	Outer
	Getter
}
type Deep struct{ Outer }

func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
			x *= 2
		}
	}()
	x = 21
	panic("boom")
}

func multi() (int, string, error) { return 1, "two", nil }
func vari(pre string, xs ...any) string {
	return fmt.Sprint(pre, len(xs), xs)
}
func pass(a int, b string, e error) string { return fmt.Sprint(a, b, e) }

type Celsius float64
type Shape interface {
	Area() float64
}
type Sq struct{ s float64 }
type Ci struct{ r, pad float64 }

func (s Sq) Area() float64  { return s.s * s.s }
func (c *Ci) Area() float64 { return c.r * 3 }

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	c := Counter{5}
	inc := c.Inc
	get := c.Get
	fmt.Println(inc(), inc(), get(), c.n)
	fmt.Println((*Counter).Inc(&c), Counter.Get(c), (*Counter).Get(&c))
	o := Outer{&c, "o"}
	var in Incer = o
	fmt.Println(in.Inc(), in.Get(), o.Get())
	f := in.Inc
	fmt.Println(f(), Incer.Get(in))
	d := &Deep{o}
	fmt.Println(d.Inc(), d.Get())
	g := Getter.Get
	fmt.Println(g(d), g(o), g(&c), g(c))
	fmt.Println(named())
	fmt.Println(multi())
	fmt.Println(pass(multi()))
	fmt.Println(vari("a"), vari("b", 1, "x", nil), vari("c", []any{1, 2}...))
	fmt.Println(vari(func() (string, int) { return "q", 4 }()))
	var shapes = []Shape{Sq{2}, &Ci{2, 0}, &Sq{3}}
	for i, s := range shapes {
		switch v := s.(type) {
		case Sq:
			fmt.Println(i, "Sq", v.s, v.Area())
		case *Sq:
			fmt.Println(i, "*Sq", v.s, v.Area())
		case *Ci, nil:
			fmt.Printf("%d %T %v\n", i, v, v.Area())
		}
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var s Shape
		s.Area()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a any = "str"
		_ = a.(int)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a any = 3
		_ = a.(Shape)
	}()
	type pt struct{ x, y int }
	m := map[pt][]string{{1, 2}: {"a"}, {3, 4}: nil}
	m[pt{1, 2}] = append(m[pt{1, 2}], "b")
	v, ok := m[pt{9, 9}]
	fmt.Println(m, len(m), v == nil, ok)
	ap := []*pt{{1, 2}, {3, 4}}
	ap[0].x, ap[1].y = ap[1].y, ap[0].x
	fmt.Println(*ap[0], *ap[1])
	arr := [...]int{5: 1, 2, 1: 7}
	brr := arr
	brr[0] = 100
	for i, x := range arr {
		arr[len(arr)-1-i] = x + 1
	}
	fmt.Println(arr, brr, len(arr), arr == brr)
	pa := &arr
	for i := range pa {
		pa[i]++
	}
	sl := pa[1:3:5]
	sl = append(sl, 1, 2)
	sl[0] = -1
	fmt.Println(arr, sl, len(sl), cap(sl))
	mat := [3][3]int{}
	for i := range mat {
		for j := range mat[i] {
			mat[i][j] = i * j
		}
	}
	mat[1][2]++
	mat[2][2] += 5
	fmt.Println(mat)
	type T struct {
		a [4]struct{ v, w int }
		s string
	}
	var t T
	for i := range t.a {
		t.a[i].v = i
		t.a[i].w += i * i
	}
	u := t
	u.a[2].v = 99
	fmt.Println(t, u, t == u, u.a[2])
	for i, r := range "héllo\xff世" {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	tc := Celsius(36.6)
	fmt.Printf("%.1f %T %v\n", tc, tc, tc > 36)
	x, y := 1, 2
	x, y = y, x+y
	fmt.Println(x, y)
	i := 0
	is := []int{10, 20, 30}
	i, is[i] = 2, 77
	fmt.Println(i, is)
	is[0], is[1], is[2] = is[2], is[0], is[1]
	fmt.Println(is)
	var iface any = t
	t.s = "changed"
	fmt.Println(iface.(T).s == "", iface == any(u))
	goto L
L:
	for k := 0; ; k++ {
		switch {
		case k == 1:
			continue L
		case k == 3:
			break L
		case k == 0:
			fallthrough
		default:
			fmt.Println("k", k)
		}
	}
	defer fmt.Println("deferred", x)
	for i := range 3 {
		defer func(n int) { fmt.Println("d", i, n) }(i * 2)
	}
	const big = 1 << 100
	fmt.Println(big>>98, uint8(255)+uint8(x), int8(-128)/int8(-1*(x-1)), ^uint16(3), -7/2, -7%3, 7&^5)
	var u8 uint8 = 200
	u8 += 100
	var i8 int8 = 127
	i8++
	fmt.Println(u8, i8, u8<<3, i8>>1, uint32(x)<<31<<1, int64(-5)>>70*int64(x))
	s := "abc"
	s += "d" + s
	b := []byte(s)
	b[0] = 'Z'
	fmt.Println(s, string(b), []rune("añ"), string([]rune{65, 0x4e16}), s[1:3], s[2], len(s))
	fmt.Println(min(3, 1, 2), max(2.5, 1), min("b", "a"), complex(1, 2)*complex(0, 1), real(3+4i), imag(3+4i))
	clear(m)
	fmt.Println(len(m))
}
