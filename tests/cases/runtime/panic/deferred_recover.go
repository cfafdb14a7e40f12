// record: go1.23
// record: each

// `defer recover()` recovers nothing where it stands beside the panic, but does at the end of a deferred function that
// the panic runs: gc calls recover there for that function (Go 1.23: also where the call is not open-coded).
package main

import (
	"fmt"
	"os"
	"runtime"
)

type T struct{ n int }

func (T) Rec()  { defer recover() }
func (*T) Ptr() { defer recover(); fmt.Println("Ptr") }

type I interface{ Rec() }

type Emb struct{ *T }

//go:noinline
func id[X any](x X) X { return x }

func rec() { defer recover() }

func recNested() { rec() }

func recGeneric[X any](x X) { defer recover() }

func c_beside() {
	defer recover()
	panic("beside")
}

func c_literal() {
	defer func() { defer recover() }()
	panic("literal")
}

func c_named() {
	defer rec()
	panic("named")
}

func c_nested() {
	defer recNested()
	panic("nested")
}

func c_order() {
	defer fmt.Println("first")
	defer func() {
		defer func() { fmt.Println("recovered before:", recover() == nil) }()
		defer recover()
		fmt.Println("body")
	}()
	panic("order")
}

func c_condition() {
	defer func() {
		if id(true) {
			defer recover()
		}
	}()
	panic("condition")
}

func c_loop() {
	defer func() {
		for range id(2) {
			defer recover()
		}
	}()
	panic("loop")
}

func c_mixed() {
	defer func() {
		defer recover()
		for range id(2) {
			defer fmt.Println("in loop")
		}
	}()
	panic("mixed")
}

func c_overFunction() {
	defer func() {
		for range func(yield func() bool) { yield() } {
			defer recover()
		}
	}()
	panic("over a function")
}

func c_bodyOfLoop() {
	defer func() {
		for range func(yield func() bool) { yield() } {
			func() { defer recover() }()
		}
	}()
	panic("body")
}

func c_manyReturns() {
	defer func() {
		defer recover()
		switch id(3) {
		case 1:
			return
		case 2:
			return
		case 3:
			return
		}
	}()
	panic("many returns")
}

func c_nine() {
	defer func() {
		defer func() {}()
		defer func() {}()
		defer func() {}()
		defer func() {}()
		defer func() {}()
		defer func() {}()
		defer func() {}()
		defer func() {}()
		defer recover()
	}()
	panic("nine")
}

func c_panicsAgain() {
	defer func() {
		defer recover()
		panic("again")
	}()
	panic("first")
}

func c_panicsAgainBelow() {
	defer func() { defer recover() }()
	defer func() {
		defer recover()
		panic("again")
	}()
	panic("first")
}

func c_method() {
	defer T{}.Rec()
	panic("method")
}

func c_pointer() {
	defer (&T{}).Ptr()
	panic("pointer")
}

func c_interface() {
	defer id[I](&T{}).Rec()
	panic("interface")
}

func c_promoted() {
	defer id[I](Emb{&T{}}).Rec()
	panic("promoted")
}

func c_methodValue() {
	f := (&T{}).Ptr
	defer f()
	panic("method value")
}

func c_generic() {
	defer recGeneric("x")
	panic("generic")
}

func c_goexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { defer recover() }()
		runtime.Goexit()
	}()
	<-done
}

func c_panicThenGoexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println(recover()) }()
		defer func() {
			defer recover()
			runtime.Goexit()
		}()
		panic("then Goexit")
	}()
	<-done
}

func c_results() {
	f := func() (n int) {
		defer func() {
			defer recover()
			n++
		}()
		n = 4
		panic("results")
	}
	fmt.Println(f())
}

func c_inGo() {
	done := make(chan bool)
	go func() {
		defer close(done)
		go recover()
		defer func() { defer recover() }()
		panic("in go")
	}()
	<-done
}

func c_twice() {
	defer func() {
		defer recover()
		defer recover()
		fmt.Println("twice")
	}()
	defer func() { panic("second") }()
	panic("first")
}

func main() {
	cases[os.Args[1]]()
	fmt.Println("end")
}

var cases = map[string]func(){
	"beside": c_beside, "literal": c_literal, "named": c_named, "nested": c_nested, "order": c_order,
	"condition": c_condition, "loop": c_loop, "mixed": c_mixed, "overFunction": c_overFunction,
	"bodyOfLoop": c_bodyOfLoop, "manyReturns": c_manyReturns, "nine": c_nine, "panicsAgain": c_panicsAgain,
	"panicsAgainBelow": c_panicsAgainBelow, "method": c_method, "pointer": c_pointer, "interface": c_interface,
	"promoted": c_promoted, "methodValue": c_methodValue, "generic": c_generic, "goexit": c_goexit,
	"panicThenGoexit": c_panicThenGoexit, "results": c_results, "inGo": c_inGo, "twice": c_twice,
}
