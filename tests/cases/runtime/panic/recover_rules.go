// record: go1.23

package main

import (
	"fmt"
)

func try(name string, f func()) {
	defer func() {
		fmt.Println(name, "outer:", recover())
	}()
	f()
}

func helper() any { return recover() }

type T struct{ name string }

func (t T) Value()    { fmt.Println(t.name, "value:", recover()) }
func (t *T) Pointer() { fmt.Println(t.name, "pointer:", recover()) }

type I interface{ Value() }

type Outer struct{ T }

func top() { fmt.Println("top:", recover()) }

func main() {
	try("closure", func() {
		defer func() { fmt.Println("inner:", recover()) }()
		panic(1)
	})
	try("function", func() { defer top(); panic(2) })
	try("method value", func() { defer T{"t"}.Value(); panic(3) })
	try("pointer method", func() { t := &T{"p"}; defer t.Pointer(); panic(4) })
	try("interface", func() { var i I = T{"i"}; defer i.Value(); panic(5) })
	try("interface pointer", func() { var i I = &T{"ip"}; defer i.Value(); panic(6) })
	try("embedded", func() { var i I = Outer{T{"emb"}}; defer i.Value(); panic(7) })
	try("embedded pointer", func() { var i I = &Outer{T{"embp"}}; defer i.Value(); panic(8) })
	try("method expression", func() { defer T.Value(T{"expr"}); panic(9) })
	try("bound", func() { f := T{"bound"}.Value; defer f(); panic(10) })
	try("direct", func() { defer recover(); panic(11) })
	try("argument", func() { defer fmt.Println("evaluated early:", recover()); panic(12) })
	try("helper", func() { defer func() { fmt.Println("helper:", helper()) }(); panic(13) })
	try("literal in deferred", func() { defer func() { func() { fmt.Println("lit:", recover()) }() }(); panic(14) })
	try("nested defer", func() {
		defer func() {
			defer func() { fmt.Println("nested:", recover()) }()
		}()
		panic(15)
	})
	try("twice", func() {
		defer func() { fmt.Println("first:", recover()); fmt.Println("second:", recover()) }()
		panic(16)
	})
	try("newest", func() {
		defer func() { fmt.Println("newest:", recover()) }()
		defer func() { panic("newer") }()
		panic("older")
	})
	try("no panic", func() { defer func() { fmt.Println("none:", recover()) }() })
	try("inner recovered", func() {
		defer func() { fmt.Println("outer first:", recover()) }()
		defer func() {
			defer func() { fmt.Println("inner second:", recover()) }()
			panic("second")
		}()
		panic("first")
	})
	try("after recover in loop", func() {
		for i := range 3 {
			func() {
				defer func() { fmt.Println(i, recover()) }()
				panic(i * 10)
			}()
		}
	})
}
