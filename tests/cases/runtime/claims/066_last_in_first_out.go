// claim: 66 TRUE: deferred calls run last in, first out, also in a panic
// record: go1.23

package main

func f(crash bool) {
	defer func() { recover() }()
	defer println("a")
	if crash {
		defer println("b")
	}
	for i := range 2 {
		defer println("loop", i)
	}
	if crash {
		panic("crash")
	}
}

func main() {
	f(false)
	f(true)
}
