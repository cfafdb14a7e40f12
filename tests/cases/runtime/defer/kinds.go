// record: defers

package main

var cond bool

func f(int) {}
func r() (int, error) { return 0, nil }

func one() { defer f(1) }

func eight() {
	defer f(1)
	defer f(2)
	defer f(3)
	defer f(4)
	defer f(5)
	defer f(6)
	defer f(7)
	defer f(8)
}

func nine() {
	defer f(1)
	defer f(2)
	defer f(3)
	defer f(4)
	defer f(5)
	defer f(6)
	defer f(7)
	defer f(8)
	defer f(9)
}

func loop() {
	for range 3 {
		defer f(1)
	}
}

func mixed() {
	defer f(0)
	for range 3 {
		defer f(1)
	}
	defer f(2)
}

func conditional() {
	if cond {
		defer f(1)
	}
	defer f(2)
}

func switched(n int) {
	switch n {
	case 1:
		defer f(1)
	case 2:
		defer f(2)
	}
}

// Three defers and five returns: 15.
func fifteen(n int) int {
	defer f(1)
	defer f(2)
	defer f(3)
	if n == 1 {
		return 1
	}
	if n == 2 {
		return 2
	}
	if n == 3 {
		return 3
	}
	if n == 4 {
		return 4
	}
	return 5
}

// Three defers and six returns: 18.
func eighteen(n int) int {
	defer f(1)
	defer f(2)
	defer f(3)
	if n == 1 {
		return 1
	}
	if n == 2 {
		return 2
	}
	if n == 3 {
		return 3
	}
	if n == 4 {
		return 4
	}
	if n == 5 {
		return 5
	}
	return 6
}

// Four defers, three returns and the end of the function.
func falls(n int) {
	defer f(1)
	defer f(2)
	defer f(3)
	defer f(4)
	if n == 1 {
		return
	}
	if n == 2 {
		return
	}
	if n == 3 {
		return
	}
	f(n)
}

func gotoLoop() {
	i := 0
again:
	defer f(i)
	i++
	if i < 3 {
		goto again
	}
}

func gotoForward() {
	if cond {
		goto end
	}
	defer f(1)
end:
	f(2)
}

func afterLabel() {
	i := 0
again:
	i++
	if i < 3 {
		goto again
	}
	defer f(i)
}

func closure() {
	defer func() { defer f(1); f(2) }()
	g := func() {
		for range 2 {
			defer f(3)
		}
	}
	g()
}

func sel(c chan int) {
	select {
	case <-c:
		defer f(1)
	default:
		defer f(2)
	}
}

func method(t *T) { defer t.m(); defer t.v() }

type T struct{ a [4]int }

func (t *T) m() {}
func (t T) v()  {}

func big(x [2000]int) { defer g(x) }
func g([2000]int)     {}

func rangeFunc() {
	for range seq {
		defer f(1)
	}
	defer f(2)
}

func seq(yield func() bool) { yield() }

func results() (n int, err error) {
	defer func() { n++ }()
	return r()
}

func escapes() (n *int) {
	var x int
	n = &x
	defer f(*n)
	return
}

func labelledBlock() {
outer:
	for {
		for {
			break outer
		}
	}
	defer f(1)
}

var sink any
var keep *int

// Results that live on the heap.
func toGlobal() (n int) {
	defer f(1)
	keep = &n
	return 1
}

func toGoroutine() (n int) {
	defer f(1)
	go func() { n = 2 }()
	return 1
}

func toInterface() (n int, err error) {
	defer f(1)
	sink = &n
	return 1, nil
}

func toArgument() (n int) {
	defer f(1)
	anything(1, &n)
	return 1
}

//go:noinline
func anything(_ int, x ...any) { sink = x }

func toChannel(c chan *int) (n int) {
	defer f(1)
	select {
	case c <- &n:
	default:
	}
	return 1
}

func toCaller() (n int, get func() int) {
	defer f(1)
	return 1, func() int { n++; return n }
}

// Results that stay on the stack.
func staysLocal() (n int) {
	defer f(1)
	p := &n
	*p = 3
	return
}

func staysCalled() (n int) {
	defer f(1)
	func() { n++ }()
	add := func() { n++ }
	add()
	only(&n)
	return n
}

//go:noinline
func only(p *int) { *p = 1 }

// A parameter on the heap changes nothing.
func parameter(n int) int {
	defer f(1)
	keep = &n
	return n
}

func recovers() { defer func() { recover() }() }

func panics() {
	defer f(1)
	if cond {
		panic(1)
	}
}

func main() {
	one()
	eight()
	nine()
	loop()
	mixed()
	conditional()
	switched(1)
	fifteen(1)
	eighteen(1)
	falls(1)
	gotoLoop()
	gotoForward()
	afterLabel()
	closure()
	sel(nil)
	method(&T{})
	big([2000]int{})
	rangeFunc()
	results()
	escapes()
	labelledBlock()
	toGlobal()
	toGoroutine()
	toInterface()
	toArgument()
	toChannel(nil)
	toCaller()
	staysLocal()
	staysCalled()
	parameter(1)
	recovers()
	panics()
}
