// record: GOMAXPROCS=1
// record: go1.23

// A yield goes behind those just started.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	var order []string
	note := func(s string) { order = append(order, s) }
	done := make(chan bool)
	go func() {
		note("a1")
		go note("b")
		go note("c")
		runtime.Gosched()
		note("a2")
		done <- true
	}()
	note("m1")
	runtime.Gosched()
	note("m2")
	<-done
	fmt.Println(order)
}
