// record: each
// record: go1.23
// record: levels single system

// Addresses where nothing lies: the page around nil, what is not mapped, and what is no address at all.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"unsafe"
)

type T struct {
	a int64
	b int32
	c [4]byte
	d string
	e *int
}

var zero = uintptr(0)

func c_wild() { p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero)); fmt.Println(*p) }

func c_wildStore() { p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero)); *p = 1 }

func c_small() { p := (*int)(unsafe.Pointer(uintptr(8) + zero)); fmt.Println(*p) }

func c_4095() { p := (*byte)(unsafe.Pointer(uintptr(4095) + zero)); fmt.Println(*p) }

func c_4096() { p := (*byte)(unsafe.Pointer(uintptr(4096) + zero)); fmt.Println(*p) }

func c_deadbeef() { p := (*int)(unsafe.Pointer(uintptr(0xdeadbeef) + zero)); fmt.Println(*p) }

func c_nonCanonical() {
	p := (*int)(unsafe.Pointer(uintptr(0xdeadbeefdeadbeef) + zero))
	fmt.Println(*p)
}

func c_recoverWild() {
	defer func() { fmt.Println("recovered", recover()) }()
	p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero))
	fmt.Println(*p)
}

func c_panicOnFault() {
	debug.SetPanicOnFault(true)
	defer func() {
		r := recover()
		fmt.Println(r, debug.SetPanicOnFault(false))
	}()
	p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero))
	fmt.Println(*p)
}

func c_panicOnFaultDies() {
	fmt.Println(debug.SetPanicOnFault(true))
	p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero))
	fmt.Println(*p)
}

func c_panicOnFaultOther() {
	debug.SetPanicOnFault(true)
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("never") }()
		p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero))
		fmt.Println(*p)
	}()
	<-done
}

func c_nilField() { p := (*T)(unsafe.Pointer(zero)); fmt.Println(p.e) }

func c_recoverNonCanonical() {
	defer func() { fmt.Println("recovered", recover()) }()
	p := (*int)(unsafe.Pointer(uintptr(0xdeadbeefdeadbeef) + zero))
	fmt.Println(*p)
}

func c_minusOne() { p := (*int)(unsafe.Pointer(^uintptr(0) + zero)); fmt.Println(*p) }

func c_wildSlice() {
	p := (*int)(unsafe.Pointer(uintptr(0x123456789000) + zero))
	s := unsafe.Slice(p, 10)
	fmt.Println(len(s))
	fmt.Println(s[3])
}

func c_wildStruct() { p := (*T)(unsafe.Pointer(uintptr(0x123456789000) + zero)); fmt.Println(p.d) }

func c_wildString() {
	type h struct {
		p uintptr
		n int
	}
	x := h{0x123456789000, 3}
	s := *(*string)(unsafe.Pointer(&x))
	fmt.Println(len(s))
	fmt.Println(s[1])
}

func main() {
	map[string]func(){
		"wild":                c_wild,
		"wildStore":           c_wildStore,
		"small":               c_small,
		"4095":                c_4095,
		"4096":                c_4096,
		"deadbeef":            c_deadbeef,
		"nonCanonical":        c_nonCanonical,
		"recoverWild":         c_recoverWild,
		"panicOnFault":        c_panicOnFault,
		"panicOnFaultDies":    c_panicOnFaultDies,
		"panicOnFaultOther":   c_panicOnFaultOther,
		"nilField":            c_nilField,
		"recoverNonCanonical": c_recoverNonCanonical,
		"minusOne":            c_minusOne,
		"wildSlice":           c_wildSlice,
		"wildStruct":          c_wildStruct,
		"wildString":          c_wildString,
	}[os.Args[1]]()
	fmt.Println("returned")
}
