// record: go1.23

package main

import (
	"fmt"
)

func main() {
	defer func() { fmt.Println("main:", recover()) }()
	func() {
		defer func() { fmt.Println("f:", recover()) }()
		func() {
			defer func() {
				defer func() { panic("third") }()
				panic("second")
			}()
			panic("first")
		}()
		fmt.Println("not reached")
	}()
	fmt.Println("goes on")
	func() {
		defer fmt.Println("deferred 1")
		defer func() {
			defer func() { fmt.Println("r:", recover()) }()
			panic("inner")
		}()
		defer fmt.Println("deferred 2")
	}()
	panic("end")
}
