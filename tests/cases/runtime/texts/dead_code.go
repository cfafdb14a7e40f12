// record: go1.23
// record: each

// What can never run is not compiled: its literals and deferred calls are not counted, neither for names nor for how
// the others are kept.
package main

import (
	"fmt"
	"os"
)

const debug = false

var nilFunc func()

//go:noinline
func id[X any](x X) X { return x }

func list(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func c_afterPanic() {
	defer func() int {
		if id(false) {
			panic("never")
			defer func() { fmt.Println("dead") }()
		}
		func() { panic("after panic") }()
		return id(1)
	}()
}

func c_constant() {
	if debug {
		defer func() { fmt.Println("dead") }()
		defer fmt.Println("dead")
	} else {
		fmt.Println("alive")
	}
	defer panic("wrapped")
	func() {
		defer func() {}()
		nilFunc()
	}()
}

func c_both() {
	if !debug || id(true) {
		func() {
			defer func() {}()
			fmt.Println("alive")
		}()
	} else {
		func() {
			defer func() {}()
			fmt.Println("dead")
		}()
	}
	func() {
		defer func() {}()
		nilFunc()
	}()
}

func c_label() {
	goto end
	func() {
		defer func() {}()
		fmt.Println("kept before a label")
	}()
end:
	func() {
		defer func() {}()
		nilFunc()
	}()
}

func c_loopNever() {
	for debug {
		defer func() { fmt.Println("dead") }()
	}
	defer func() {
		defer func() {}()
		nilFunc()
	}()
	defer func() { recover() }()
	panic("open-coded")
}

func c_deadLoop() {
	defer nilFunc()
	defer func() { recover() }()
	panic("open-coded in spite of the loop")
	for {
		defer func() { fmt.Println("dead") }()
	}
}

func c_overFunction() {
	for i := range list(4) {
		if id(i) == 1 {
			panic("in the body")
			func() { fmt.Println("dead") }()
		}
	}
	panic("later")
	defer func() { fmt.Println("dead") }()
}

func c_inBody() {
	for i := range list(4) {
		if id(i) == 1 {
			return
			func() { fmt.Println("dead") }()
		}
		func() {
			defer func() {}()
			nilFunc()
		}()
	}
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"afterPanic": c_afterPanic, "constant": c_constant, "both": c_both,
	"label": c_label, "loopNever": c_loopNever, "deadLoop": c_deadLoop, "overFunction": c_overFunction,
	"inBody": c_inBody,
}
