// claim: 44 PARTLY: the record is set up at gopanic's entry
// claim: 55 FALSE: gp._panic is set when the values are printed
// claim: 92 TRUE: r is an interface with panic's argument
// claim: 87 TRUE: only in a deferred function of the same goroutine
// record: go1.23

package main

import "fmt"

type failure struct{ code int }

func main() {
	defer func() { fmt.Println("last") }()
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
	}()
	panic(failure{7})
}
