// record: each
// record: go1.23

package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type errV struct{ code int }

func (e errV) Error() string { return fmt.Sprintf("errV %d", e.code) }

type errP struct{ code int }

func (e *errP) Error() string { return fmt.Sprintf("errP %d", e.code) }

type str struct{ a, b string }

func (s str) String() string { return s.a + "\n" + s.b }

type gostr int

func (g gostr) GoString() string { return "gostr!" }

type bad struct{}

func (bad) Error() string { panic("in Error") }

type badS struct{}

func (badS) String() string { panic(fmt.Sprint("in String ", 5)) }

type wrap struct {
	error
	note string
}

type named string
type namedF float64
type namedB bool
type namedC complex64
type namedU uint8
type namedE named

func (n namedE) Error() string { return "namedE:" + string(n) }

type fn func() int
type arr [3]int
type ptr *int

func c_errV()     { panic(errV{3}) }
func c_errP()     { panic(&errP{4}) }
func c_errNil()   { var e *errP; panic(e) }
func c_errNilI()  { var e error; panic(e) }
func c_str()      { panic(str{"one", "two"}) }
func c_strP()     { panic(&str{"one", "two"}) }
func c_gostr()    { panic(gostr(5)) }
func c_bad()      { panic(bad{}) }
func c_badS()     { panic(badS{}) }
func c_wrapped()  { panic(fmt.Errorf("outer: %w", &errP{7})) }
func c_joined()   { panic(errors.Join(errors.New("a"), errors.New("b\tc"))) }
func c_embedded() { panic(wrap{errors.New("inner"), "note"}) }
func c_embedNil() { panic(wrap{nil, "note"}) }
func c_named()    { panic(named("x\"y\nz")) }
func c_namedF()   { panic(namedF(1.25)) }
func c_namedB()   { panic(namedB(true)) }
func c_namedC()   { panic(namedC(complex(1, -2))) }
func c_namedU()   { panic(namedU(200)) }
func c_namedE()   { panic(namedE("q")) }
func c_func()     { panic(fn(func() int { return 1 })) }
func c_arr()      { panic(arr{1, 2, 3}) }
func c_slice()    { panic([]string{"a"}) }
func c_map()      { panic(map[string]int{"a": 1}) }
func c_chan()     { panic(make(chan int)) }
func c_ptr()      { x := 5; panic(ptr(&x)) }
func c_rune()     { panic('x') }
func c_uintptr()  { panic(uintptr(10)) }
func c_float32()  { panic(float32(0.1)) }
func c_floatNeg() { panic(-0.0) }
func c_floatBig() { panic(1e300) }
func c_int8()     { panic(int8(-5)) }
func c_complex()  { panic(1 + 2i) }
func c_struct()   { panic(struct{ A, B int }{1, 2}) }
func c_empty()    { panic(struct{}{}) }
func c_emptyStr() { panic("") }
func c_multi()    { panic("line1\nline2\n\nline4") }
func c_crlf()     { panic("a\r\nb\x00c\xff") }
func c_long()     { panic(strings.Repeat("ab", 600)) }
func c_errMulti() { panic(errors.New("l1\nl2")) }
func c_iface()    { var e fmt.Stringer = str{"p", "q"}; panic(e) }
func c_errorf()   { panic(fmt.Errorf("bad %d %v %w", 1, nil, errV{2})) }
func c_numErr() {
	var x int
	_, err := fmt.Sscanf("abc", "%d", &x)
	panic(err)
}

func c_recoverRe() {
	defer func() {
		r := recover()
		panic(r)
	}()
	panic(errV{9})
}

func c_recoverRe2() {
	defer func() {
		defer func() {
			r := recover()
			panic(fmt.Sprintf("third after %v", r))
		}()
		r := recover()
		panic(fmt.Sprintf("second after %v", r))
	}()
	panic("first")
}

func c_nested3() {
	defer func() { panic("c") }()
	defer func() { panic("b") }()
	panic("a")
}

func c_nestedRec() {
	defer func() {
		defer func() { fmt.Println("got", recover()) }()
		panic("inner")
	}()
	panic("outer")
}

func c_goexitPanic() {
	go func() {
		defer func() { panic("while exiting") }()
		runtime.Goexit()
	}()
	time.Sleep(time.Second)
}

func c_goexitRec() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("rec", recover()) }()
		defer func() { panic("while exiting") }()
		runtime.Goexit()
	}()
	<-done
	fmt.Println("main goes on")
}

func c_panicGoexit() {
	go func() {
		defer runtime.Goexit()
		panic("swallowed")
	}()
	time.Sleep(time.Second)
	fmt.Println("fine")
}

func c_mainGoexit() {
	go func() {
		time.Sleep(10 * time.Millisecond)
		panic("later")
	}()
	runtime.Goexit()
}

func c_exitInDefer() {
	defer os.Exit(7)
	panic("unseen")
}

func c_exitInDefer2() {
	defer func() {
		fmt.Println(recover())
		os.Exit(300)
	}()
	panic("seen")
}

func c_onceTwice() {
	var once sync.Once
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			once.Do(func() { panic("once") })
		}()
	}
	f := sync.OnceValue(func() int { panic(errV{5}) })
	func() {
		defer func() { fmt.Println(recover()) }()
		f()
	}()
	f()
}

func c_afterFunc() {
	time.AfterFunc(time.Millisecond, func() { panic("timer") })
	time.Sleep(time.Second)
}

func c_afterFuncNil() {
	time.AfterFunc(time.Millisecond, nil)
	time.Sleep(time.Second)
}

func c_finalizer() {
	x := new([4]int)
	runtime.SetFinalizer(x, func(*[4]int) { panic("final") })
	x = nil
	for range 10 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
}

func c_method() {
	var e *errV
	f := e.Error
	f()
}

func c_methodExpr() {
	f := (*errV).Error
	fmt.Println(f(nil))
}

func c_ifaceNil() {
	var s fmt.Stringer
	_ = s.String()
}

func c_ifaceNilV() {
	var s fmt.Stringer
	f := s.String
	f()
}

func c_deferNilI() {
	var s fmt.Stringer
	defer s.String()
	fmt.Println("not reached?")
}

func c_goNilI() {
	var s fmt.Stringer
	go s.String()
	time.Sleep(time.Second)
}

func c_deferNilF() {
	var f func()
	defer f()
	fmt.Println("reached")
}

func c_deferNilFP() {
	var f func()
	defer f()
	panic("p")
}

func main() { cases[os.Args[1]]() }

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"errV":         c_errV,
		"errP":         c_errP,
		"errNil":       c_errNil,
		"errNilI":      c_errNilI,
		"str":          c_str,
		"strP":         c_strP,
		"gostr":        c_gostr,
		"bad":          c_bad,
		"badS":         c_badS,
		"wrapped":      c_wrapped,
		"joined":       c_joined,
		"embedded":     c_embedded,
		"embedNil":     c_embedNil,
		"named":        c_named,
		"namedF":       c_namedF,
		"namedB":       c_namedB,
		"namedC":       c_namedC,
		"namedU":       c_namedU,
		"namedE":       c_namedE,
		"func":         c_func,
		"arr":          c_arr,
		"slice":        c_slice,
		"map":          c_map,
		"chan":         c_chan,
		"ptr":          c_ptr,
		"rune":         c_rune,
		"uintptr":      c_uintptr,
		"float32":      c_float32,
		"floatNeg":     c_floatNeg,
		"floatBig":     c_floatBig,
		"int8":         c_int8,
		"complex":      c_complex,
		"struct":       c_struct,
		"empty":        c_empty,
		"emptyStr":     c_emptyStr,
		"multi":        c_multi,
		"crlf":         c_crlf,
		"long":         c_long,
		"errMulti":     c_errMulti,
		"iface":        c_iface,
		"errorf":       c_errorf,
		"numErr":       c_numErr,
		"recoverRe":    c_recoverRe,
		"recoverRe2":   c_recoverRe2,
		"nested3":      c_nested3,
		"nestedRec":    c_nestedRec,
		"goexitPanic":  c_goexitPanic,
		"goexitRec":    c_goexitRec,
		"panicGoexit":  c_panicGoexit,
		"mainGoexit":   c_mainGoexit,
		"exitInDefer":  c_exitInDefer,
		"exitInDefer2": c_exitInDefer2,
		"onceTwice":    c_onceTwice,
		"afterFunc":    c_afterFunc,
		"afterFuncNil": c_afterFuncNil,
		"finalizer":    c_finalizer,
		"method":       c_method,
		"methodExpr":   c_methodExpr,
		"ifaceNil":     c_ifaceNil,
		"ifaceNilV":    c_ifaceNilV,
		"deferNilI":    c_deferNilI,
		"goNilI":       c_goNilI,
		"deferNilF":    c_deferNilF,
		"deferNilFP":   c_deferNilFP,
	}
}
