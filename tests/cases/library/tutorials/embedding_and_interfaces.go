package main

import (
	"fmt"
	"strings"
)

type Animal interface {
	Sound() string
	Name() string
}
type Base struct{ name string }

func (b Base) Name() string      { return b.name }
func (b *Base) Rename(n string)  { b.name = n }
func (b Base) String() string    { return "Base(" + b.name + ")" }

type Dog struct {
	Base
	age int
}

func (Dog) Sound() string { return "woof" }

type Puppy struct {
	*Dog
	Toys []string
}

func (p Puppy) Sound() string { return strings.ToUpper(p.Dog.Sound()) }

type Logger struct {
	*strings.Builder
	prefix string
}

func (l Logger) Log(f string, a ...any) { fmt.Fprintf(l, l.prefix+f+"\n", a...) }

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64        { return r.W * r.H }
func (r Rect) Perimeter() float64   { return 2*r.W + 2*r.H }
func (c *Circle) Area() float64     { return 3 * c.R * c.R }
func (c *Circle) Perimeter() float64 { return 6 * c.R }

type State int

const (
	Idle State = iota
	Connected
	Error
	_
	Retrying
)

var names = map[State]string{Idle: "idle", Connected: "connected", Error: "error", Retrying: "retrying"}

func (s State) String() string { return names[s] }

type Weekday uint8

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

type Op func(float64, float64) float64

func (o Op) Apply(a, b float64) float64 { return o(a, b) }

type Visitor interface{ Visit(n int) Visitor }
type cnt struct{ n *int }

func (c cnt) Visit(n int) Visitor {
	*c.n += n
	if n > 3 {
		return nil
	}
	return c
}

func main() {
	d := Dog{Base{"rex"}, 3}
	d.Rename("max")
	fmt.Println(d, d.Name(), d.Sound(), d.Base)
	fmt.Printf("%v %+v %#v %s\n", d, d, d, d)
	p := Puppy{&d, []string{"ball"}}
	p.Rename("tiny")
	fmt.Println(p.Name(), p.Sound(), d.name, p.age)
	var as []Animal = []Animal{d, &d, p, &p}
	for _, a := range as {
		switch v := a.(type) {
		case Dog:
			fmt.Println("Dog", v.age)
		case *Dog:
			fmt.Println("*Dog", v.Name())
		case Puppy, *Puppy:
			fmt.Printf("%T %s\n", v, v.Sound())
		}
	}
	l := Logger{&strings.Builder{}, "> "}
	l.Log("%d items", 3)
	fmt.Print(l.String(), l.Len(), "\n")
	for _, s := range []Shape{Rect{3, 4}, &Circle{5}} {
		fmt.Printf("%T %v %.1f %.1f\n", s, s, s.Area(), s.Perimeter())
		if c, ok := s.(*Circle); ok {
			fmt.Println("radius", c.R)
		}
	}
	fmt.Println(Idle, Connected, Retrying, State(7), KB, MB, GB)
	fmt.Printf("%d %v %s %x %q\n", Connected, Error, Idle, Retrying, Error)
	fmt.Println(Op(func(a, b float64) float64 { return a * b }).Apply(3, 4))
	n := 0
	var v Visitor = cnt{&n}
	for i := 1; v != nil; i++ {
		v = v.Visit(i)
	}
	fmt.Println(n)
	f := d.Name
	g := Dog.Sound
	h := (*Base).Rename
	h(&d.Base, "zed")
	fmt.Println(f(), g(d), d.Name())
	anon := struct {
		A int `json:"a"`
		B string
	}{1, "x"}
	fmt.Printf("%v %+v %#v %T\n", anon, anon, anon, anon)
	type T = struct{ X, Y int }
	m := map[T]string{{1, 2}: "a"}
	fmt.Println(m, m[T{1, 2}], T{1, 2} == T{1, 2})
	pp := &[]*T{{1, 2}, nil}
	fmt.Println(len(*pp), (*pp)[0].X, (*pp)[1] == nil)
	var e interface{ Error() string }
	fmt.Println(e == nil)
	func(xs ...int) { fmt.Println(len(xs), xs) }([]int{1, 2}...)
	x, y := 1, 2
	x, y = y, x+y
	fmt.Println(x, y)
lbl:
	for i := 0; i < 3; i++ {
		for j := range 3 {
			switch {
			case j == 1:
				continue lbl
			case i == 2:
				break lbl
			}
			fmt.Print(i, j, ";")
		}
	}
	fmt.Println()
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
		fallthrough
	case x > 100:
		fmt.Println("fall")
	default:
		fmt.Println("no")
	}
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	fmt.Println(i)
}
