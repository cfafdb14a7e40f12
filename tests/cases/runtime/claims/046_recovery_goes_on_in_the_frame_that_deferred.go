// claim: 46 FALSE: three saved registers are the anchor for going on
// claim: T14: remaining deferred calls run, results are returned as they are
// record: go1.23

package main

func f() (n int) {
	defer func() { n *= 10 }()
	defer func() { recover(); n++ }()
	defer println("before the recovery")
	n = 4
	panic("p")
}

func g() int {
	defer func() { recover() }()
	defer func() { panic("after return") }()
	return 5
}

func h() int {
	defer func() { recover() }()
	panic("before return")
}

func main() { println(f(), g(), h()) }
