// record: go1.23
// record: each
// record: levels single system

// Deferred functions that are nil, run by a panic or by Goexit: it is the runtime's function that faults.
package main

import (
	"os"
	"runtime"
)

var none func()

func again() { panic("again") }

func c_panic() {
	defer none()
	panic("first")
}

func c_above() {
	defer again()
	defer none()
	panic("first")
}

func c_twice() {
	defer none()
	defer none()
	panic("first")
}

func c_after() {
	defer none()
	defer again()
	panic("first")
}

func c_nil() {
	defer again()
	defer none()
	var p *int
	*p = 1
}

func c_recovered() {
	defer func() {
		println(recover().(error).Error())
		panic("after")
	}()
	defer none()
	panic("first")
}

func c_returns() {
	defer again()
	defer none()
}

func c_goexit() {
	defer again()
	defer none()
	runtime.Goexit()
}

func c_plainGoexit() {
	defer none()
	runtime.Goexit()
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"panic":       c_panic,
	"above":       c_above,
	"twice":       c_twice,
	"after":       c_after,
	"nil":         c_nil,
	"recovered":   c_recovered,
	"returns":     c_returns,
	"goexit":      c_goexit,
	"plainGoexit": c_plainGoexit,
}
