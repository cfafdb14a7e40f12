// record: go1.23
// record: each

// Endings of every kind: Goexit, Exit, nested and repeated panics, run-time errors, deadlocks.
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
func say(s string)    { fmt.Println(s) }

type S struct {
	p *S
	a [4]int
	f func()
	m map[string]int
	i interface{ M() }
}

func (s *S) deref()  { s.a[0]++ }
func (s S) val() int { return s.a[0] }

type E2 struct{ s string }

func (e *E2) Error() string { return e.s }

type PS struct{}

func (PS) String() string { panic("PS") }

type PE struct{}

func (PE) Error() string      { var m map[string]int; m["x"] = 1; return "" }
func c_goexitMain()           { runtime.Goexit() }
func c_goexitMainDefer()      { defer say("d"); runtime.Goexit() }
func c_goexitMainOthersExit() { go func() { os.Exit(4) }(); runtime.Goexit() }
func c_goexitMainPanic() {
	go func() { time.Sleep(1); panic("other") }()
	defer say("d")
	runtime.Goexit()
}
func c_goexitInDefer()  { defer runtime.Goexit(); panic("x") }
func c_goexitInDefer2() { defer say("end"); defer runtime.Goexit(); defer panic("y"); panic("x") }
func c_panicInGoexit()  { defer panic("y"); runtime.Goexit() }
func c_panicInGoexitRec() {
	defer func() { fmt.Println(recover()); select {} }()
	defer panic("y")
	runtime.Goexit()
}
func c_goexitRecover() { defer func() { fmt.Println(recover()) }(); runtime.Goexit() }
func c_goexitG() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { defer wg.Done(); defer say("g"); runtime.Goexit() }()
	wg.Wait()
	say("main")
}
func c_exitDefer()     { defer os.Exit(3); defer say("a"); panic("x") }
func c_exitInRecover() { defer func() { recover(); os.Exit(5) }(); panic("x") }
func c_exitNeg()       { os.Exit(-1) }
func c_exit256()       { os.Exit(256) }
func c_exit300()       { os.Exit(300) }
func c_exitOther()     { go os.Exit(9); select {} }
func c_nest3()         { defer func() { defer func() { panic("3") }(); panic("2") }(); panic("1") }
func c_nest3Rec() {
	defer func() { fmt.Println(recover()) }()
	defer func() { defer func() { panic("3") }(); panic("2") }()
	panic("1")
}
func c_nest5() {
	defer func() { panic(5) }()
	defer func() { panic(4.0) }()
	defer func() { panic("3") }()
	defer func() { panic(errors.New("2")) }()
	panic(1)
}
func c_recRepanicSame() { defer func() { r := recover(); panic(r) }(); panic("same") }
func c_recRepanicErr()  { defer func() { r := recover(); panic(r) }(); panic(errors.New("same")) }
func c_recRepanicWrap() {
	defer func() { r := recover(); panic(fmt.Errorf("w: %v", r)) }()
	panic(errors.New("same"))
}
func c_recRepanicTwice() {
	defer func() { panic(recover()) }()
	defer func() { panic(recover()) }()
	panic("x")
}
func c_recRepanicTwiceErr() {
	e := errors.New("e")
	defer func() { panic(recover()) }()
	defer func() { panic(recover()) }()
	panic(e)
}
func c_recThenNew() { defer func() { recover(); panic("new") }(); panic("old") }
func c_recDeep()    { defer func() { func() { recover() }() }(); panic("deep") }
func c_recDefer()   { defer recover(); panic("direct") }
func c_recNested() {
	defer func() { defer func() { fmt.Println("inner", recover()) }() }()
	panic("outer")
}
func c_recInner() {
	defer func() { defer func() { fmt.Println("inner", recover()) }(); panic("two") }()
	panic("one")
}
func c_panicNil() { panic(nil) }
func c_panicNilRec() {
	defer func() { r := recover(); fmt.Printf("%T %v\n", r, r); panic(r) }()
	panic(nil)
}
func c_panicGo()           { go panic("in go"); select {} }
func c_panicGoClosure()    { x := 5; go func() { panic(x) }(); select {} }
func c_panicGoMethod()     { var s *S; go s.deref(); select {} }
func c_nilValMethod()      { var s *S; s.val() }
func c_nilValMethodVal()   { var s *S; f := s.val; f() }
func c_nilField()          { var s *S; s.p.p = nil }
func c_nilFieldBig()       { var s *[1 << 20]int; fmt.Println(s[id(100000)]) }
func c_nilFunc()           { var f func(); f() }
func c_nilFuncField()      { s := &S{}; s.f() }
func c_nilFuncGo()         { var f func(); go f(); select {} }
func c_nilFuncDefer()      { var f func(); defer f(); say("x") }
func c_nilFuncDeferPanic() { var f func(); defer f(); panic("x") }
func c_nilMapStruct()      { s := &S{}; s.m["a"]++ }
func c_nilMapOp()          { var m map[int][]int; m[3] = append(m[3], 1) }
func c_deadIdx()           { a := [3]int{}; i := id(5); a[i] = 1 }
func c_idxNeg()            { a := []int{1}; _ = a[id(-1)] }
func c_idxU8()             { a := []int{1}; _ = a[id(uint8(200))] }
func c_idxI8()             { a := []int{1}; _ = a[id(int8(-3))] }
func c_idxU64()            { a := []int{1}; _ = a[id(uint64(1<<63))] }
func c_idxStr()            { s := id("abc"); _ = s[id(3)] }
func c_sl1()               { s := id([]int{1, 2}); _ = s[id(3):] }
func c_sl2()               { s := id([]int{1, 2}); _ = s[id(2):id(1)] }
func c_sl3()               { s := id([]int{1, 2}); _ = s[:id(5)] }
func c_sl4()               { s := id([]int{1, 2}); _ = s[0:1:id(9)] }
func c_sl5()               { s := id([]int{1, 2}); _ = s[0:id(2):id(1)] }
func c_sl6()               { s := id([]int{1, 2}); _ = s[id(-1):] }
func c_sl7()               { s := id("abc"); _ = s[id(2):id(1)] }
func c_sl8()               { s := id("abc"); _ = s[:id(uint64(1<<40))] }
func c_sl9()               { a := &[3]int{}; _ = a[id(2):id(4)] }
func c_sl10()              { a := &[3]int{}; _ = a[id(3):id(2):id(3)] }
func c_arr()               { s := id([]int{1, 2}); _ = [3]int(s) }
func c_arrp()              { s := id([]int{1, 2}); _ = (*[4]int)(s) }
func c_div()               { fmt.Println(1 / id(0)) }
func c_mod()               { fmt.Println(1 % id(int8(0))) }
func c_divU()              { fmt.Println(1 / id(uint32(0))) }
func c_shift()             { fmt.Println(1 << id(-1)) }
func c_shiftR()            { fmt.Println(1 >> id(int8(-1))) }
func c_assert1()           { var a any; _ = a.(int) }
func c_assert2()           { var a any = "x"; _ = a.(int) }
func c_assert3()           { var a any = 1; _ = a.(fmt.Stringer) }
func c_assert4()           { var a error = errors.New("x"); _ = a.(fmt.Stringer) }
func c_assert5()           { var a any = S{}; _ = a.(interface{ deref() }) }
func c_assert6()           { var a error; _ = a.(fmt.Stringer) }
func c_assert7()           { type T struct{ int }; var a any = T{1}; _ = a.(struct{ int }) }
func c_assert8()           { var a any = []int(nil); _ = a.(map[string]func(int) (chan<- bool, error)) }
func c_assert9()           { var a any = time.Second; _ = a.(time.Month) }
func c_eq1()               { var a, b any = []int{1}, []int{1}; fmt.Println(a == b) }
func c_eq2()               { type K struct{ f any }; fmt.Println(K{func() {}} == K{func() {}}) }
func c_eq4() {
	var a any = func() {}
	switch a {
	case a:
	}
}
func c_hash1()  { m := map[any]int{}; m[[]int{}] = 1 }
func c_hash2()  { m := map[any]int{}; _ = m[func() {}] }
func c_hash3()  { m := map[[2]any]int{}; delete(m, [2]any{1, map[int]int{}}) }
func c_close1() { var c chan int; close(c) }
func c_close2() { c := make(chan int); close(c); close(c) }
func c_send()   { c := make(chan int); close(c); c <- 1 }
func c_sendSel() {
	c := make(chan int)
	close(c)
	select {
	case c <- 1:
	default:
	}
}
func c_deadSel()  { select {} }
func c_deadMu()   { var m sync.Mutex; m.Lock(); m.Lock() }
func c_deadRW()   { var m sync.RWMutex; m.RLock(); m.Lock() }
func c_deadWG()   { var w sync.WaitGroup; w.Add(1); w.Wait() }
func c_deadCond() { c := sync.NewCond(&sync.Mutex{}); c.L.Lock(); c.Wait() }
func c_deadOnce() { var o sync.Once; o.Do(func() { o.Do(func() {}) }) }
func c_deadMany() {
	c := make(chan int)
	for i := range 3 {
		go func() { c <- i; c <- i }()
	}
	<-c
	<-c
	var w sync.WaitGroup
	w.Add(1)
	w.Wait()
}
func c_unlock()   { var m sync.Mutex; defer func() { recover() }(); m.Unlock() }
func c_runlock()  { var m sync.RWMutex; m.RUnlock() }
func c_rwunlock() { var m sync.RWMutex; m.Unlock() }
func c_wgneg()    { var w sync.WaitGroup; w.Done() }
func c_oncePanic() {
	var o sync.Once
	defer func() { fmt.Println(recover()); o.Do(func() { say("again") }); panic("end") }()
	o.Do(func() { panic("once") })
}
func c_print() {
	print("a", 1, 2.5, true, 'x', uint8(3), complex(1, 2), "\n")
	println(id(any(nil)) == nil, 1e100, -0.0, int64(-5))
	println()
	os.Exit(1)
}
func c_copyMethod()     { var e *E2; var err error = e; fmt.Println(err) }
func c_printNilErr()    { var e *E2; fmt.Printf("%v %s %d\n", e, e, e); panic(fmt.Sprintf("%v", e)) }
func c_printPanics()    { fmt.Printf("%v|%s|%+v\n", PS{}, PS{}, []any{PS{}}); fmt.Println(PS{}, &PS{}) }
func c_printPanicsErr() { fmt.Println(PE{}); fmt.Printf("%d %q %x\n", PE{}, PE{}, PE{}) }
func main()             { cases[os.Args[1]]() }

var cases = map[string]func(){
	"goexitMain":           c_goexitMain,
	"goexitMainDefer":      c_goexitMainDefer,
	"goexitMainOthersExit": c_goexitMainOthersExit,
	"goexitMainPanic":      c_goexitMainPanic,
	"goexitInDefer":        c_goexitInDefer,
	"goexitInDefer2":       c_goexitInDefer2,
	"panicInGoexit":        c_panicInGoexit,
	"panicInGoexitRec":     c_panicInGoexitRec,
	"goexitRecover":        c_goexitRecover,
	"goexitG":              c_goexitG,
	"exitDefer":            c_exitDefer,
	"exitInRecover":        c_exitInRecover,
	"exitNeg":              c_exitNeg,
	"exit256":              c_exit256,
	"exit300":              c_exit300,
	"exitOther":            c_exitOther,
	"nest3":                c_nest3,
	"nest3Rec":             c_nest3Rec,
	"nest5":                c_nest5,
	"recRepanicSame":       c_recRepanicSame,
	"recRepanicErr":        c_recRepanicErr,
	"recRepanicWrap":       c_recRepanicWrap,
	"recRepanicTwice":      c_recRepanicTwice,
	"recRepanicTwiceErr":   c_recRepanicTwiceErr,
	"recThenNew":           c_recThenNew,
	"recDeep":              c_recDeep,
	"recDefer":             c_recDefer,
	"recNested":            c_recNested,
	"recInner":             c_recInner,
	"panicNil":             c_panicNil,
	"panicNilRec":          c_panicNilRec,
	"panicGo":              c_panicGo,
	"panicGoClosure":       c_panicGoClosure,
	"panicGoMethod":        c_panicGoMethod,
	"nilValMethod":         c_nilValMethod,
	"nilValMethodVal":      c_nilValMethodVal,
	"nilField":             c_nilField,
	"nilFieldBig":          c_nilFieldBig,
	"nilFunc":              c_nilFunc,
	"nilFuncField":         c_nilFuncField,
	"nilFuncGo":            c_nilFuncGo,
	"nilFuncDefer":         c_nilFuncDefer,
	"nilFuncDeferPanic":    c_nilFuncDeferPanic,
	"nilMapStruct":         c_nilMapStruct,
	"nilMapOp":             c_nilMapOp,
	"deadIdx":              c_deadIdx,
	"idxNeg":               c_idxNeg,
	"idxU8":                c_idxU8,
	"idxI8":                c_idxI8,
	"idxU64":               c_idxU64,
	"idxStr":               c_idxStr,
	"sl1":                  c_sl1,
	"sl2":                  c_sl2,
	"sl3":                  c_sl3,
	"sl4":                  c_sl4,
	"sl5":                  c_sl5,
	"sl6":                  c_sl6,
	"sl7":                  c_sl7,
	"sl8":                  c_sl8,
	"sl9":                  c_sl9,
	"sl10":                 c_sl10,
	"arr":                  c_arr,
	"arrp":                 c_arrp,
	"div":                  c_div,
	"mod":                  c_mod,
	"divU":                 c_divU,
	"shift":                c_shift,
	"shiftR":               c_shiftR,
	"assert1":              c_assert1,
	"assert2":              c_assert2,
	"assert3":              c_assert3,
	"assert4":              c_assert4,
	"assert5":              c_assert5,
	"assert6":              c_assert6,
	"assert7":              c_assert7,
	"assert8":              c_assert8,
	"assert9":              c_assert9,
	"eq1":                  c_eq1,
	"eq2":                  c_eq2,
	"eq4":                  c_eq4,
	"hash1":                c_hash1,
	"hash2":                c_hash2,
	"hash3":                c_hash3,
	"close1":               c_close1,
	"close2":               c_close2,
	"send":                 c_send,
	"sendSel":              c_sendSel,
	"deadSel":              c_deadSel,
	"deadMu":               c_deadMu,
	"deadRW":               c_deadRW,
	"deadWG":               c_deadWG,
	"deadCond":             c_deadCond,
	"deadOnce":             c_deadOnce,
	"deadMany":             c_deadMany,
	"unlock":               c_unlock,
	"runlock":              c_runlock,
	"rwunlock":             c_rwunlock,
	"wgneg":                c_wgneg,
	"oncePanic":            c_oncePanic,
	"print":                c_print,
	"copyMethod":           c_copyMethod,
	"printNilErr":          c_printNilErr,
	"printPanics":          c_printPanics,
	"printPanicsErr":       c_printPanicsErr,
}
