// claim: T12: 1.27 merges panics of one identical value
// claim: T16: a later panic replaces the earlier for recover, both are printed
// record: go1.23

package main

import "fmt"

func main() {
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		defer func() { panic("newer") }()
		panic("older")
	}()
	text := fmt.Sprint("built ", 1)
	defer func() { panic(fmt.Sprint("built ", 1)) }()
	defer func() { panic(recover()) }()
	panic(text)
}
