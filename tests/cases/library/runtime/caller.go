// runtime: Caller and function names.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type t struct{}

func (t) value()    { show() }
func (*t) pointer() { show() }

func show() {
	pc, file, line, ok := runtime.Caller(1)
	fmt.Println(runtime.FuncForPC(pc).Name(), file[strings.LastIndex(file, "/")+1:], line, ok)
}

func main() {
	show()
	t{}.value()
	(&t{}).pointer()
	func() { show() }()
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	f, _ := frames.Next()
	fmt.Println(f.Function, f.Line)
	_, _, _, ok := runtime.Caller(50)
	fmt.Println(ok)
}
