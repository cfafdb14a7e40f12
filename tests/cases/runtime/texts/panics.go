// record: go1.23
// record: each

package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

//go:noinline
func id[X any](x X) X { return x }

type E struct{ s string }

func (e E) Error() string { return "E:" + e.s }

type PE struct{ s string }

func (e *PE) Error() string { return "PE:" + e.s }

type S struct{ s string }

func (s S) String() string { return "S:" + s.s }

type Both struct{}

func (Both) Error() string  { return "err" }
func (Both) String() string { return "str" }

type Bad struct{}

func (Bad) Error() string { panic("bad inside") }

type Bad2 struct{}

func (Bad2) Error() string { panic(errors.New("an error")) }

type MyInt int
type MyStr string
type MyF float32
type MyB bool
type MyU8 uint8
type MyC complex128
type MyUP uintptr

func c_v1() { panic(E{"x"}) }
func c_v2() { panic(&PE{"x"}) }
func c_v3() { panic(S{"x"}) }
func c_v4() { panic(Both{}) }
func c_v7() { panic(MyInt(3)) }
func c_v8() { panic(MyStr("a\nb")) }
func c_v9() { panic(MyF(1.25)) }
func c_v10() { panic(MyB(true)) }
func c_v11() { panic(MyU8(200)) }
func c_v12() { panic(MyC(1 + 2i)) }
func c_v13() { panic(MyUP(77)) }
func c_v14() { panic([]int{1}) }
func c_v15() { panic(map[string]int{}) }
func c_v16() { panic(struct{ a int }{1}) }
func c_v17() { panic(func() {}) }
func c_v18() { panic(make(chan int)) }
func c_v19() { panic(&struct{ a int }{1}) }
func c_v20() { panic([2]int{}) }
func c_v21() { panic("line1\nline2\n\nline4") }
func c_v22() { panic(fmt.Errorf("wrap: %w", errors.New("in\nner"))) }
func c_v23() { var p *PE; panic(p) }
func c_v24() { panic(1e100) }
func c_v25() { panic(float32(0.1)) }
func c_v26() { panic(int8(-5)) }
func c_v27() { panic('x') }
func c_v28() { panic(complex64(1 - 2i)) }
func c_v29() { panic("") }
func c_v30() { panic(errors.Join(errors.New("a"), errors.New("b"))) }
func c_v31() { panic(any(error(nil))) }
func c_v32() { type loc struct{}; panic(loc{}) }
func c_v33() { panic(Gen[int]{}) }
func c_v34() { panic(GenI[string](5)) }
func c_v35() { panic("\xff\x00\x01 bytes") }
func c_v36() { panic(time.Duration(5)) }
func c_v37() { panic(uint64(1 << 63)) }

type Gen[T any] struct{ x T }
type GenI[T any] int

func c_n1() { defer func() { panic("second") }(); panic("first") }
func c_n2() { defer func() { panic("third") }(); defer func() { panic("second") }(); panic("first") }
func c_n3() {
	defer func() { r := recover(); panic(fmt.Sprint("re:", r)) }()
	panic("first")
}
func c_n4() { defer func() { panic(recover()) }(); panic("first") }
func c_n5() {
	defer func() { panic(recover()) }()
	defer func() { panic(recover()) }()
	panic("first")
}
func c_n6() {
	defer func() { defer func() { panic("third") }(); panic("second") }()
	panic("first")
}
func c_n7() {
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	panic("first")
}
func c_n8() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}
func c_n9() {
	defer func() {
		recover()
		defer func() { panic("c") }()
		panic("b")
	}()
	panic("a")
}
func c_n10() { defer func() { e := recover().(error); panic(e) }(); panic(errors.New("E1")) }
func c_n11() { defer func() { r := recover(); panic(r) }(); var m map[int]int; m[1] = 1 }
func c_n12() { defer func() { r := recover(); panic(r) }(); var p *int; *p = 1 }
func c_n13() { defer func() { panic(fmt.Errorf("wrapped: %v", recover())) }(); var p *int; *p = 1 }
func c_n14() { defer func() { panic("x") }(); var p *int; *p = 1 }
func c_n15() { defer func() { var p *int; *p = 1 }(); panic("x") }
func c_n16() {
	defer func() { panic(1) }()
	defer func() { panic(1) }()
	panic(1)
}
func c_n17() {
	defer func() { panic(id(100000)) }()
	panic(id(100000))
}
func c_n18() {
	for i := 0; i < 3; i++ {
		defer func() { panic(i) }()
	}
	panic("start")
}
func c_n19() {
	defer func() {
		defer func() {
			defer func() { panic("d") }()
			panic("c")
		}()
		panic("b")
	}()
	panic("a")
}
func c_n20() { a := errors.New("same"); defer func() { panic(a) }(); panic(a) }
func c_n21() { defer func() { recover(); panic("same") }(); panic("same") }
func c_n22() {
	defer func() { recover() }()
	defer func() { panic("lost") }()
	fmt.Println("no first")
}
func c_n23() { defer func() { panic(E{"2"}) }(); panic(E{"1"}) }
func c_n26() {
	f := func() {
		defer func() { panic("f2") }()
		panic("f1")
	}
	defer func() { fmt.Println(recover()); panic("end") }()
	f()
}
func c_n27() {
	defer func() {
		func() {
			defer func() { fmt.Println("r", recover()) }()
			panic("deep")
		}()
		panic("new")
	}()
	panic("first")
}

func c_g1() { go func() { defer fmt.Println("d"); runtime.Goexit() }(); time.Sleep(10 * time.Millisecond); fmt.Println("main") }
func c_g2() {
	go func() {
		defer fmt.Println("d1")
		defer func() { fmt.Println("rec", recover()) }()
		runtime.Goexit()
	}()
	time.Sleep(10 * time.Millisecond)
}
func c_g3() {
	go func() {
		defer func() { panic("in goexit") }()
		runtime.Goexit()
	}()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("not here")
}
func c_g4() {
	go func() {
		defer fmt.Println("end")
		defer func() { fmt.Println("rec", recover()) }()
		defer func() { panic("in goexit") }()
		runtime.Goexit()
		fmt.Println("never")
	}()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("main")
}
func c_g5() {
	go func() {
		defer func() { runtime.Goexit() }()
		panic("swallowed")
	}()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("main")
}
func c_g6() { defer fmt.Println("main deferred"); runtime.Goexit() }
func c_g7() {
	go func() { time.Sleep(5 * time.Millisecond); fmt.Println("other"); os.Exit(4) }()
	runtime.Goexit()
}
func c_g8() {
	go func() {
		defer func() { fmt.Println("outer", recover()) }()
		func() {
			defer func() { fmt.Println("mid", recover()) }()
			defer func() {
				defer runtime.Goexit()
				panic("p2")
			}()
			panic("p1")
		}()
		fmt.Println("never")
	}()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("main")
}
func c_g9() {
	go func() {
		defer func() { panic("two") }()
		defer func() { panic("one") }()
		runtime.Goexit()
	}()
	time.Sleep(50 * time.Millisecond)
}
func c_g10() {
	go func() {
		defer func() {
			defer func() { fmt.Println(recover()) }()
			panic("x")
		}()
		runtime.Goexit()
	}()
	time.Sleep(10 * time.Millisecond)
	fmt.Println("main")
}
func c_g11() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range 3 {
			defer func() { fmt.Println(i, recover()) }()
		}
		panic("loop")
	}()
	wg.Wait()
}

type T struct{ n int }

func (t *T) Close()     { fmt.Println("close", t.n); panic("close") }
func (t T) Val()        { fmt.Println("val", t.n, recover()) }
func (t *T) Rec()       { fmt.Println("rec", t.n, recover()) }
func helper() any       { return recover() }
func named() (x int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("got %v", r)
		}
	}()
	x = 5
	panic("named")
}
func c_d1() { t := &T{1}; defer t.Rec(); t.n = 2; panic("p") }
func c_d2() { t := T{1}; defer t.Val(); t.n = 2; panic("p") }
func c_d3() { fmt.Println(named()) }
func c_d4() { defer fmt.Println(helper()); defer func() { fmt.Println("h", helper()) }(); panic("p") }
func c_d5() { defer recover(); panic("p") }
func c_d6() { defer panic("deferred panic"); panic("p") }
func c_d7() { defer func() { func() { fmt.Println(recover()) }() }(); panic("p") }
func c_d8() { var f func(); defer f(); fmt.Println("before"); panic("p") }
func c_d9() { var f func(); defer func() { fmt.Println("r", recover()) }(); defer f() }
func c_d10() { var i interface{ M() }; defer func() { fmt.Println("r", recover()) }(); defer i.M() }
func c_d11() { var t *T; defer func() { fmt.Println("r", recover()) }(); defer t.Val() }
func c_d12() { var t *T; defer func() { fmt.Println("r", recover()) }(); defer t.Close() }
func c_d13() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("no", recover()) }()
	}()
	panic("p")
}
func c_d14() { defer func() { fmt.Println(recover(), recover()) }(); panic("p") }
func c_d15() {
	f := func() (r int) {
		defer func() { recover(); r *= 2 }()
		r = 21
		panic("p")
	}
	fmt.Println(f())
}
func c_d16() {
	_ = 0
	f := func() int {
		x := 1; _ = x
		defer func() { recover(); x = 9; _ = x }()
		x = 5
		panic("p")
	}
	fmt.Println(f())
}
func c_d17() {
	defer fmt.Println("a")
	func() {
		defer fmt.Println("b")
		defer func() { recover() }()
		defer fmt.Println("c")
		panic("p")
	}()
	fmt.Println("d")
}
func c_d18() { defer (*T).Rec(&T{7}); panic("p") }
func c_d19() { f := (&T{8}).Rec; defer f(); panic("p") }
func c_d20() { var i interface{ Rec() } = &T{9}; defer i.Rec(); panic("p") }
func c_d21() { defer print("x\n"); defer println(1, "y", 2.5, true); panic("p") }
func c_d22() { m := map[int]int{1: 1}; defer delete(m, 1); defer func() { fmt.Println(m) }(); }
func c_d23() { c := make(chan int); close(c); defer close(c) }
func c_d24() { defer func() { defer func() { panic("x") }() }(); panic("y") }
func c_d25() { defer func() { fmt.Println(recover()) }(); var e *E; fmt.Println(e.Error()) }

type Emb struct{ *T }

func c_d26() { e := Emb{&T{3}}; defer e.Rec(); panic("p") }
func c_d27() { var e Emb; defer func() { fmt.Println(recover()) }(); e.Val() }
func gen[T any](x T) {
	defer func() { fmt.Printf("%T %v\n", x, recover()) }()
	panic(x)
}
func gen2[T any](x T) { panic(x) }
type GT[T any] struct{ v T }
func (g GT[T]) Do()   { panic(g.v) }
func (g *GT[T]) PDo() { var p *GT[T]; p.v = g.v }
func c_ge1() { gen(3); gen("x"); gen(errors.New("e")) }
func c_ge2() { gen2(3) }
func c_ge3() { GT[string]{"s"}.Do() }
func conv[T any](x any) T { return x.(T) }
func c_ge6() { conv[int]("x") }
func c_ge7() { conv[error]("x") }
func c_ge8() { conv[GT[int]](GT[string]{}) }
func c_ge9() { m := map[GT[any]]int{}; m[GT[any]{[]int{}}] = 1 }
func eq[T comparable](a, b T) bool { return a == b }
func c_ge10() { fmt.Println(eq[any]([]int{}, []int{})) }
func c_tb2() { t := &T{1}; t.Close() }
func c_tb3() { defer func() { fmt.Println("x") }(); var e Emb; e.Val() }
func it(yield func() bool) { yield() }
func c_tb6() { var wg sync.WaitGroup; wg.Add(-1) }
func c_tb7() { var mu sync.Mutex; mu.Unlock() }
func c_tb8() { var mu sync.RWMutex; mu.RUnlock() }
func c_tb10() { f := T.Val; f(T{3}); g := (*T).Close; g(&T{4}) }
func c_tb11() { go panic("direct"); time.Sleep(time.Second) }
func c_tb12() { t := &T{5}; go t.Close(); time.Sleep(time.Second) }
func c_tb14() { x := func(n int) {}; var fib func(int) int; fib = func(n int) int { if n == 0 { panic("fib") }; return fib(n - 1) }; x(fib(4)) }
func deep(n int) { if n == 0 { panic("deep") }; deep(n - 1) }
func c_tb15() { deep(150) }
func c_tb16() { deep(98) }
func c_tb17() { deep(99) }
func c_tb18() { var a []int; func(i int) { a[i]++ }(3) }
func c_tb21() { time.AfterFunc(time.Millisecond, func() { panic("timer") }); time.Sleep(time.Second) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"v1": c_v1,
	"v2": c_v2,
	"v3": c_v3,
	"v4": c_v4,
	"v7": c_v7,
	"v8": c_v8,
	"v9": c_v9,
	"v10": c_v10,
	"v11": c_v11,
	"v12": c_v12,
	"v13": c_v13,
	"v14": c_v14,
	"v15": c_v15,
	"v16": c_v16,
	"v17": c_v17,
	"v18": c_v18,
	"v19": c_v19,
	"v20": c_v20,
	"v21": c_v21,
	"v22": c_v22,
	"v23": c_v23,
	"v24": c_v24,
	"v25": c_v25,
	"v26": c_v26,
	"v27": c_v27,
	"v28": c_v28,
	"v29": c_v29,
	"v30": c_v30,
	"v31": c_v31,
	"v32": c_v32,
	"v33": c_v33,
	"v34": c_v34,
	"v35": c_v35,
	"v36": c_v36,
	"v37": c_v37,
	"n1": c_n1,
	"n2": c_n2,
	"n3": c_n3,
	"n4": c_n4,
	"n5": c_n5,
	"n6": c_n6,
	"n7": c_n7,
	"n8": c_n8,
	"n9": c_n9,
	"n10": c_n10,
	"n11": c_n11,
	"n12": c_n12,
	"n13": c_n13,
	"n14": c_n14,
	"n15": c_n15,
	"n16": c_n16,
	"n17": c_n17,
	"n18": c_n18,
	"n19": c_n19,
	"n20": c_n20,
	"n21": c_n21,
	"n22": c_n22,
	"n23": c_n23,
	"n26": c_n26,
	"n27": c_n27,
	"g1": c_g1,
	"g2": c_g2,
	"g3": c_g3,
	"g4": c_g4,
	"g5": c_g5,
	"g6": c_g6,
	"g7": c_g7,
	"g8": c_g8,
	"g9": c_g9,
	"g10": c_g10,
	"g11": c_g11,
	"d1": c_d1,
	"d2": c_d2,
	"d3": c_d3,
	"d4": c_d4,
	"d5": c_d5,
	"d6": c_d6,
	"d7": c_d7,
	"d8": c_d8,
	"d9": c_d9,
	"d10": c_d10,
	"d11": c_d11,
	"d12": c_d12,
	"d13": c_d13,
	"d14": c_d14,
	"d15": c_d15,
	"d16": c_d16,
	"d17": c_d17,
	"d18": c_d18,
	"d19": c_d19,
	"d20": c_d20,
	"d21": c_d21,
	"d22": c_d22,
	"d23": c_d23,
	"d24": c_d24,
	"d25": c_d25,
	"d26": c_d26,
	"d27": c_d27,
	"ge1": c_ge1,
	"ge2": c_ge2,
	"ge3": c_ge3,
	"ge6": c_ge6,
	"ge7": c_ge7,
	"ge8": c_ge8,
	"ge9": c_ge9,
	"ge10": c_ge10,
	"tb2": c_tb2,
	"tb3": c_tb3,
	"tb6": c_tb6,
	"tb7": c_tb7,
	"tb8": c_tb8,
	"tb10": c_tb10,
	"tb11": c_tb11,
	"tb12": c_tb12,
	"tb14": c_tb14,
	"tb15": c_tb15,
	"tb16": c_tb16,
	"tb17": c_tb17,
	"tb18": c_tb18,
	"tb21": c_tb21,
}
