// record: go1.23
// record: each

// A call stands at its opening parenthesis, which may be lines below its beginning.
package main

import "os"

type chain struct{}

func (chain) next() chain { return chain{} }

//go:noinline
func (chain) do(f func()) {
	f()
}

//go:noinline
func boom(...int) int {
	panic("boom")
}

//go:noinline
func c_chain() {
	chain{}.
		next().
		do(
			func() {
				panic("in the chain")
			},
		)
}

//go:noinline
func c_literal() {
	func(
		a int,
	) int {
		return boom(a)
	}(
		3,
	)
}

//go:noinline
func c_index() {
	calls := []func(){
		func() { panic("indexed") },
	}
	calls[
		0,
	]()
}

//go:noinline
func c_arguments() {
	println(
		1,
		boom(
			1,
			2,
		),
	)
}

//go:noinline
func c_terms() {
	x := 1 +
		boom(1) +
		boom(2)
	_ = x
}

//go:noinline
func c_deferred() {
	defer func() {
		panic(
			"deferred",
		)
	}()
	_ = 1
}

func main() {
	switch os.Args[1] {
	case "chain":
		c_chain()
	case "literal":
		c_literal()
	case "index":
		c_index()
	case "arguments":
		c_arguments()
	case "terms":
		c_terms()
	case "deferred":
		c_deferred()
	}
}
