// record: go1.23
// What an interface holds is known where it is called, or not: a nil pointer is followed there, or in its wrapper.
package main

import "fmt"

type N struct{ v int }

func (n N) M() { fmt.Println("M", n.v) }

type I interface{ M() }

func call(i I) { i.M() }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	try(func() { call((*N)(nil)) })
	try(func() { var p *N; call(p) })
	try(func() { var p *N; var i I = p; call(i) })
	try(func() { var p *N; var i I; i = p; i.M() })
	try(func() { var p *N; i := I(p); func() { i.M() }() })
	try(func() { var p *N; I(p).M() })
	try(func() { var p *N; any(p).(I).M() })
	try(func() {
		var p *N
		for _, i := range []I{p} {
			i.M()
		}
	})
	try(func() {
		var p *N
		i := I(p)
		if p == nil {
			i = p
		}
		i.M()
	})
	try(func() { var p *N; i := I(p); defer i.M() })
	try(func() { var p *N; f := I(p).M; f() })
	try(func() { var p *N; f := func(i I) { i.M() }; f(p) })
	try(func() { var p *N; var s fmt.Stringer; _ = s; x := struct{ i I }{p}; x.i.M() })
}
