// runtime: errors of the runtime as values.
// record: go1.23
package main

import (
	"fmt"
	"runtime"
)

func main() {
	for _, f := range []func(){
		func() { var m map[string]int; m["a"] = 1 },
		func() { var a []int; i := 3; a[i] = 1 },
		func() { var x any = "s"; _ = x.(int) },
		func() { var p *int; *p = 1 },
		func() { a, b := 1, 0; fmt.Println(a / b) },
		func() { panic(nil) },
		func() { panic(fmt.Errorf("mine")) },
		func() { var c chan int; close(c) },
	} {
		func() {
			defer func() {
				r := recover()
				_, isRuntime := r.(runtime.Error)
				fmt.Printf("%T %v %v\n", r, isRuntime, r)
			}()
			f()
		}()
	}
}
