// record: each
// record: go1.23

package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"unsafe"
)

const hello = "hello, world"

var global = "a global string"

type pair struct{ a, b string }

// c_ functions
func c_write() {
	s := "constant"
	p := unsafe.StringData(s)
	*p = 'C'
	fmt.Println(s)
}

func c_writeGlobal() {
	p := unsafe.StringData(global)
	*p = 'A'
	fmt.Println(global)
}

func c_writeMiddle() {
	b := unsafe.Slice(unsafe.StringData(global), len(global))
	b[3] = 'G'
	fmt.Println(global)
}

func c_writeHeader() {
	s := "abcdef"
	p := *(**byte)(unsafe.Pointer(&s))
	*p = 'X'
}

func c_append() {
	b := unsafe.Slice(unsafe.StringData(global), len(global))[:3]
	b = append(b, 'x')
	fmt.Println(global, string(b))
}

func c_recovered() {
	defer func() { fmt.Println("deferred", recover()) }()
	p := unsafe.StringData(global)
	*p = 'A'
}

func c_panicOnFault() {
	debug.SetPanicOnFault(true)
	defer func() {
		r := recover()
		e, ok := r.(runtime.Error)
		fmt.Println(ok, e)
	}()
	p := unsafe.StringData(global)
	*p = 'A'
}

func c_dynamic() {
	s := fmt.Sprint("dyn", 5)
	p := unsafe.StringData(s)
	*p = 'D'
	fmt.Println(s)
}

func c_concat() {
	s := "abc" + os.Args[0][:0] + "d"
	p := unsafe.StringData(s)
	*p = 'D'
	fmt.Println(s)
}

func c_bytes() {
	b := []byte("abc")
	s := unsafe.String(&b[0], 3)
	*unsafe.StringData(s) = 'D'
	fmt.Println(s, string(b))
}

func c_slice() {
	p := pair{"one", "two"}
	*unsafe.StringData(p.b[1:]) = 'W'
	fmt.Println(p)
}

func c_goroutine() {
	done := make(chan int)
	go func() {
		defer close(done)
		*unsafe.StringData(hello) = 'H'
	}()
	<-done
}

func c_increment() {
	p := unsafe.StringData(global)
	*p++
}

func c_mapkey() {
	m := map[string]int{"key": 1}
	for k := range m {
		*unsafe.StringData(k) = 'K'
	}
}

func c_swap() {
	b := unsafe.Slice(unsafe.StringData(global), len(global))
	b[0], b[1] = b[1], b[0]
}

func main() {
	switch os.Args[1] {
	case "write":
		c_write()
	case "writeGlobal":
		c_writeGlobal()
	case "writeMiddle":
		c_writeMiddle()
	case "writeHeader":
		c_writeHeader()
	case "append":
		c_append()
	case "recovered":
		c_recovered()
	case "panicOnFault":
		c_panicOnFault()
	case "dynamic":
		c_dynamic()
	case "concat":
		c_concat()
	case "bytes":
		c_bytes()
	case "slice":
		c_slice()
	case "goroutine":
		c_goroutine()
	case "increment":
		c_increment()
	case "mapkey":
		c_mapkey()
	case "swap":
		c_swap()
	}
}
