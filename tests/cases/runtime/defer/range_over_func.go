// record: go1.23

package main

import (
	"fmt"
)

func seq(yield func(int) bool) {
	defer fmt.Println("iterator's own defer")
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func f() (n int) {
	defer fmt.Println("before")
	for i := range seq {
		defer func() { fmt.Println("body", i); n += i }()
	}
	fmt.Println("after the loop")
	return 10
}

func early() int {
	for i := range seq {
		if i == 1 {
			return i
		}
	}
	return -1
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	fmt.Println(f())
	fmt.Println(early())
	try("continued", func() {
		for range func(yield func() bool) { yield(); yield() } {
			break
		}
	})
	try("after exit", func() {
		var saved func() bool
		for range func(yield func() bool) { saved = yield } {
		}
		saved()
	})
	try("swallowed", func() {
		for range func(yield func() bool) {
			defer func() { recover() }()
			yield()
		} {
			panic("body")
		}
	})
	try("panics through", func() {
		for i := range seq {
			panic(i)
		}
	})
}
