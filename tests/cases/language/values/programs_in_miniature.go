package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
)

// embedded interfaces and struct promotion with shadowing
type R interface{ Read(p []byte) (int, error) }
type W interface{ Write(p []byte) (int, error) }
type RW interface {
	R
	W
}
type logW struct {
	io.Writer
	n int
}

func (l *logW) Write(p []byte) (int, error) { l.n += len(p); return l.Writer.Write(p) }

type Animal interface{ Sound() string }
type Dog struct{ name string }
type Puppy struct {
	Dog
	age int
}

func (d Dog) Sound() string    { return d.name + " woof" }
func (d *Dog) Rename(s string) { d.name = s }
func (p Puppy) Sound() string  { return p.Dog.Sound() + "!" }

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type state func(*machine) state
type machine struct {
	in  string
	pos int
	out []string
}

func start(m *machine) state {
	if m.pos >= len(m.in) {
		return nil
	}
	if m.in[m.pos] >= '0' && m.in[m.pos] <= '9' {
		return number
	}
	m.out = append(m.out, "op"+string(m.in[m.pos]))
	m.pos++
	return start
}
func number(m *machine) state {
	st := m.pos
	for m.pos < len(m.in) && m.in[m.pos] >= '0' && m.in[m.pos] <= '9' {
		m.pos++
	}
	m.out = append(m.out, "n"+m.in[st:m.pos])
	return start
}

var ErrBase = errors.New("base")

type wrapErr struct {
	op  string
	err error
}

func (w *wrapErr) Error() string { return w.op + ": " + w.err.Error() }
func (w *wrapErr) Unwrap() error { return w.err }

type Grid [3][4]rune

func (g *Grid) Set(r, c int, v rune) { g[r][c] = v }
func (g Grid) String() string {
	var sb strings.Builder
	for _, row := range g {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			sb.WriteRune(c)
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}

type Op int

const (
	Add Op = iota + 1
	Sub
)

func (o Op) Apply(a, b int) int {
	switch o {
	case Add:
		return a + b
	case Sub:
		return a - b
	}
	panic("bad op " + strconv.Itoa(int(o)))
}

type Inner struct{ X, Y int }
type Big struct {
	Inner
	Arr  [10]Inner
	M    map[Inner]*Inner
	Next *Big
	F    func(Inner) Inner
}

func mutate(b Big) Big { b.Arr[3].X = 33; b.Inner.Y = 7; return b }
func (b *Big) each(f func(i int, in *Inner) bool) {
	for i := range b.Arr {
		if !f(i, &b.Arr[i]) {
			break
		}
	}
}
func ret3() (a int, b string, c []int) {
	a, b = 1, "b"
	c = []int{a}
	return
}
func shadow() (err error) {
	if _, err := strconv.Atoi("x"); err != nil {
		_ = err
	}
	if _, err = strconv.Atoi("12"); err != nil {
		return
	}
	x := 1
	{
		x := 2
		x++
		_ = x
	}
	if x := x * 10; x > 5 {
		fmt.Println("x", x)
	} else if y := x + 1; y > 0 {
		fmt.Println("y", y)
	}
	fmt.Println(x)
	return
}
func gotoLoop(n int) (s int) {
	i := 0
loop:
	if i < n {
		s += i
		i++
		goto loop
	}
	return
}
func closureCounter() (inc func() int, get func() int) {
	n := 0
	inc = func() int { n++; return n }
	get = func() int { return n }
	return
}
func fibgen() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}

func main() {
	var sb strings.Builder
	lw := &logW{Writer: &sb}
	fmt.Fprintf(lw, "%d-%s|%5.2f|%-5s|%05d|%x|%q|%v|%+v|%#v", 42, "str", 3.14159, "ab", 42, 255, "q", []int{1}, Inner{1, 2}, Inner{3, 4})
	fmt.Println(sb.String(), lw.n)
	p := Puppy{Dog{"rex"}, 1}
	p.Rename("max")
	var an Animal = p
	fmt.Println(an.Sound(), Animal(p.Dog).Sound(), p)
	ss := byLen{"ccc", "a", "bb"}
	sort.Sort(sort.Reverse(ss))
	fmt.Println(ss)
	m := &machine{in: "12+345*6"}
	for s := state(start); s != nil; {
		s = s(m)
	}
	fmt.Println(m.out)
	e := fmt.Errorf("ctx: %w", &wrapErr{"open", ErrBase})
	var we *wrapErr
	fmt.Println(errors.Is(e, ErrBase), errors.As(e, &we), we.op, e)
	var g Grid
	g.Set(1, 2, 'x')
	(&g).Set(0, 0, '世')
	fmt.Print(g)
	fmt.Println(Add.Apply(1, 2), Op.Apply(Sub, 5, 3))
	func() {
		defer func() { fmt.Println("caught", recover()) }()
		Op(9).Apply(1, 2)
	}()
	b := Big{Inner: Inner{1, 2}, M: map[Inner]*Inner{{5, 6}: {7, 8}}}
	b.F = func(i Inner) Inner { i.X += b.X; return i }
	b2 := mutate(b)
	b.each(func(i int, in *Inner) bool { in.X = i; in.Y += i * i; return i < 4 })
	b2.Next = &b
	fmt.Println(b.Arr, b2.Arr[3], b.Y, b2.Y, b2.Next.Arr[2].Y, b.M[Inner{5, 6}].X, b.F(Inner{10, 0}))
	b.M[Inner{5, 6}].X++
	b2.Next.Next = &b2
	fmt.Println(b.M[Inner{5, 6}].X, b2.Next.Next.Next == &b)
	fmt.Println(ret3())
	fmt.Println(shadow(), gotoLoop(5))
	inc, get := closureCounter()
	inc()
	inc()
	fmt.Println(get())
	f := fibgen()
	for range 5 {
		f()
	}
	fmt.Println(f())
	x := []int{1, 2, 3, 4, 5}
	y := x[1:3]
	y = append(y, 99)
	z := append(x[:1], x[2:]...)
	fmt.Println(x, y, z, len(z), cap(y))
	copy(x[1:], x)
	fmt.Println(x)
	var nilm map[string][]int
	fmt.Println(nilm["a"], len(nilm), nilm == nil)
	for range nilm {
		panic("no")
	}
	delete(nilm, "a")
	mm := map[string]map[string]int{"a": {"x": 1}}
	mm["a"]["y"]++
	mm["b"] = make(map[string]int)
	mm["b"]["z"] += 5
	fmt.Println(mm)
	type key struct {
		a any
		b [2]string
	}
	km := map[key]int{{1, [2]string{"a", "b"}}: 1}
	km[key{1, [2]string{"a", "b"}}]++
	km[key{1.0, [2]string{"a", "b"}}]--
	fmt.Println(len(km), km[key{1, [2]string{"a", "b"}}])
	var arr [2][2]*int
	one := 1
	arr[1][0] = &one
	*arr[1][0] += 5
	fmt.Println(one, arr[0][0] == nil, len(arr[1]))
	ptrs := map[string]*Inner{}
	ptrs["a"] = &Inner{}
	ptrs["a"].X, ptrs["a"].Y = 3, 4
	fmt.Println(*ptrs["a"])
	var any1 any = Inner{1, 2}
	if in, ok := any1.(Inner); ok {
		in.X = 100
		fmt.Println(in, any1)
	}
	_, isP := any1.(*Inner)
	_, isS := any1.(fmt.Stringer)
	fmt.Println(isP, isS)
	ch := make(chan func() string, 1)
	ch <- func() string { return "called" }
	fmt.Println((<-ch)())
	lbl := 0
outer:
	for i := 0; i < 3; i++ {
		switch {
		case i == 1:
			continue outer
		case i == 2:
			break outer
		}
		for j := 0; ; j++ {
			if j > 3 {
				continue outer
			}
			lbl += j
		}
	}
	fmt.Println(lbl)
	var c128 complex128 = complex(3, 4)
	c128 *= 2i
	var c64 complex64 = complex64(c128)
	fmt.Println(c128, real(c64), imag(c64), c128 == complex(-8, 6))
	fmt.Printf("%T %T %T %T\n", main, m.in, struct{ A int }{}, map[string]func(int, ...string) error(nil))
	s := "hello, 世界"
	for i, c := range []byte(s[7:]) {
		fmt.Print(i, ":", c, " ")
	}
	fmt.Println(len([]rune(s)), strings.ToUpper(s), s[:5] > "help", string(s[0])+string(rune(0x1F600)))
}
