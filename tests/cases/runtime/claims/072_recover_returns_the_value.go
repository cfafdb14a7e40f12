// claim: 72 FALSE: where recover is met it returns nil
// claim: 73 FALSE: the runtime looks for recover first, and runs the defer otherwise
// claim: 74 PARTLY: an empty defer stack leads to the caller
// record: go1.23

package main

import "fmt"

func inner() {
	defer fmt.Println("inner's deferred call runs, without recover")
	panic("p")
}

func middle() { inner() }

func outer() (result string) {
	defer func() { result = fmt.Sprint("outer got ", recover()) }()
	defer fmt.Println("newer than the one that recovers")
	middle()
	return "not reached"
}

func main() { fmt.Println(outer()) }
