// record: go1.23
// record: each

// Stacks that overflow: the innermost frame is the function whose first instructions find no room.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

type large struct{ words [100]int }

// It is inlined into itself by Go 1.27.
func branchless(n int) int {
	var x large
	x.words[n%100] = n
	return branchless(n+1) + x.words[0]
}

func over(
	n int,
) int {
	if n < 0 {
		return 0
	}
	return over(n+1) + 1
}

//go:noinline
func even(n int) int { return odd(n+1) + 1 }

//go:noinline
func odd(
	n int,
) int {
	return even(n+1) + 1
}

func ping(n int) int { return pong(n+1) + 1 }
func pong(n int) int { return ping(n+1) + 1 }

type tree struct{ left *tree }

func (t *tree) depth() int { return t.left.depth() + 1 }

func c_branchless() { println(branchless(0)) }
func c_over()       { println(over(0)) }
func c_odd()        { println(even(0)) }
func c_even()       { println(odd(0)) }
func c_ping()       { println(ping(0)) }

func c_method() {
	t := &tree{}
	t.left = t
	println(t.depth())
}

func c_literal() {
	var f func() byte
	f = func() byte {
		var buf [64 << 10]byte
		return buf[0] + f()
	}
	println(f())
}

func c_deferred() {
	var f func()
	f = func() {
		defer f()
		f()
	}
	defer func() { fmt.Println("recovered", recover()) }()
	f()
}

func main() {
	debug.SetMaxStack(1 << 20)
	cases[os.Args[1]]()
}

var cases = map[string]func(){
	"branchless": c_branchless,
	"over":       c_over,
	"odd":        c_odd,
	"even":       c_even,
	"ping":       c_ping,
	"method":     c_method,
	"literal":    c_literal,
	"deferred":   c_deferred,
}
