// claim: 8 TRUE: recover works for the current goroutine's panic only
// claim: 69 TRUE: only in the deferred function that the panic runs
// claim: 70 PARTLY: in a defer of the same goroutine
// claim: 71 TRUE: a plain function or a new goroutine fails
// claim: 87 TRUE: only in a deferred function of the same goroutine
// claim: 89 TRUE: another goroutine's recover returns nil
// claim: 91 TRUE: main cannot catch a worker's panic
// claim: 93 PARTLY: recover must not be wrapped
// claim: 94 TRUE: outside of a deferred function it returns nil
// claim: 95 TRUE: deferred, same goroutine: the value; else nil
// record: go1.23

package main

import "fmt"

func helper() any   { return recover() }
func topLevel()     { fmt.Println("top level", recover()) }

type t struct{}

func (t) value()    { fmt.Println("method", recover()) }
func (*t) pointer() { fmt.Println("pointer method", recover()) }

func try(name string, f func()) {
	defer func() { fmt.Println(name, "left:", recover()) }()
	f()
}

func main() {
	fmt.Println("no panic:", recover())
	try("closure", func() { defer func() { fmt.Println(recover()) }(); panic(1) })
	try("function", func() { defer topLevel(); panic(2) })
	try("method", func() { defer t{}.value(); panic(3) })
	try("method value", func() { f := (&t{}).pointer; defer f(); panic(4) })
	try("method expression", func() { defer t.value(t{}); panic(5) })
	try("interface", func() { var i interface{ value() } = &t{}; defer i.value(); panic(6) })
	try("helper", func() { defer func() { fmt.Println(helper()) }(); panic(7) })
	try("nested closure", func() { defer func() { func() { fmt.Println(recover()) }() }(); panic(8) })
	try("builtin", func() { defer recover(); panic(9) })
	try("argument", func() { defer fmt.Println(recover()); panic(10) })
	try("deferred by a deferred", func() { defer func() { defer func() { fmt.Println(recover()) }() }(); panic(11) })
	try("twice", func() { defer func() { fmt.Println(recover(), recover()) }(); panic(12) })
	try("goroutine", func() {
		done := make(chan bool)
		defer func() { go func() { fmt.Println(recover()); close(done) }(); <-done }()
		panic(13)
	})
}
