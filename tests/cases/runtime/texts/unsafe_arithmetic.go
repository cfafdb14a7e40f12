// record: each
// record: go1.23

// Arithmetic on pointers within an object, and values read as others of the same form.
package main

import (
	"fmt"
	"os"
	"unsafe"
)

type T struct {
	a int64
	b int32
	c [4]byte
	d string
	e *int
}

var sink any

func c_addArray() {
	a := [4]int{10, 20, 30, 40}
	p := unsafe.Pointer(&a[0])
	for i := 0; i < 4; i++ {
		fmt.Print(*(*int)(unsafe.Add(p, i*8)), " ")
	}
	fmt.Println()
}

func c_addArrayUintptr() {
	a := []int32{1, 2, 3, 4}
	p := unsafe.Pointer(&a[0])
	for i := uintptr(0); i < 4; i++ {
		fmt.Print(*(*int32)(unsafe.Pointer(uintptr(p) + i*unsafe.Sizeof(a[0]))), " ")
	}
	fmt.Println()
}

func c_addFields() {
	n := 7
	t := T{1, 2, [4]byte{3, 4, 5, 6}, "seven", &n}
	p := unsafe.Pointer(&t)
	fmt.Println(*(*int64)(p))
	fmt.Println(*(*int32)(unsafe.Add(p, unsafe.Offsetof(t.b))))
	fmt.Println(*(*[4]byte)(unsafe.Add(p, unsafe.Offsetof(t.c))))
	fmt.Println(*(*byte)(unsafe.Add(p, unsafe.Offsetof(t.c)+2)))
	fmt.Println(*(*string)(unsafe.Add(p, unsafe.Offsetof(t.d))))
	fmt.Println(**(**int)(unsafe.Add(p, unsafe.Offsetof(t.e))))
	*(*int32)(unsafe.Add(p, 8)) = 99
	fmt.Println(t.b)
}

func c_addBytes() {
	b := []byte("hello")
	p := unsafe.Pointer(&b[0])
	for i := range b {
		fmt.Print(string(*(*byte)(unsafe.Add(p, i))))
	}
	fmt.Println()
}

func c_addBack() {
	a := [3]string{"x", "y", "z"}
	p := unsafe.Pointer(&a[2])
	fmt.Println(*(*string)(unsafe.Add(p, -16)))
}

func c_stringData() {
	s := "hello"
	p := unsafe.StringData(s)
	fmt.Println(unsafe.String(p, 3), string(*(*byte)(unsafe.Add(unsafe.Pointer(p), 1))))
	b := unsafe.Slice(p, 5)
	fmt.Println(len(b), cap(b), string(b))
}

func c_floatBits() {
	f := 1.5
	u := *(*uint64)(unsafe.Pointer(&f))
	fmt.Printf("%#x\n", u)
}

func c_sliceHeader() {
	s := []int{1, 2, 3}
	type h struct {
		p        unsafe.Pointer
		len, cap int
	}
	q := (*h)(unsafe.Pointer(&s))
	fmt.Println(q.len, q.cap)
	q.len = 2
	fmt.Println(s)
}

func c_stringHeader() {
	s := "abc"
	type h struct {
		p   unsafe.Pointer
		len int
	}
	q := (*h)(unsafe.Pointer(&s))
	fmt.Println(q.len)
	b := []byte("bytes")
	t := *(*string)(unsafe.Pointer(&b))
	fmt.Println(t)
}

func c_sub() {
	a := [4]int{}
	d := uintptr(unsafe.Pointer(&a[3])) - uintptr(unsafe.Pointer(&a[0]))
	fmt.Println(d)
	type S struct {
		a int32
		b int64
		c string
		d byte
	}
	var s S
	fmt.Println(uintptr(unsafe.Pointer(&s.b))-uintptr(unsafe.Pointer(&s)), uintptr(unsafe.Pointer(&s.c))-uintptr(unsafe.Pointer(&s)), uintptr(unsafe.Pointer(&s.d))-uintptr(unsafe.Pointer(&s)))
}

func c_align() { var x int64; fmt.Println(uintptr(unsafe.Pointer(&x)) % 8); sink = &x }

func main() {
	map[string]func(){
		"addArray":        c_addArray,
		"addArrayUintptr": c_addArrayUintptr,
		"addFields":       c_addFields,
		"addBytes":        c_addBytes,
		"addBack":         c_addBack,
		"stringData":      c_stringData,
		"floatBits":       c_floatBits,
		"sliceHeader":     c_sliceHeader,
		"stringHeader":    c_stringHeader,
		"sub":             c_sub,
		"align":           c_align,
	}[os.Args[1]]()
	fmt.Println("returned")
}
