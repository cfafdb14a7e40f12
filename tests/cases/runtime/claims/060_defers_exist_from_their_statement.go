// claim: 59 FALSE: there is a panicdefer chain
// claim: 60 FALSE: the chain of defers is built when the panic starts
// claim: T13: recover() as a deferred call does not recover
// record: go1.23

package main

import "fmt"

func step(n int) int {
	println("evaluated", n)
	return n
}

func main() {
	defer func() { fmt.Println("recovered", recover()) }()
	defer recover()
	for i := range 3 {
		defer fmt.Println("deferred", step(i))
	}
	panic("p")
}
