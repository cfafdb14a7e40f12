package main

import (
	"fmt"
	"iter"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func maps(n int) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for i := range n {
			if !yield(fmt.Sprint("k", i), i) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		if !ok {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(next())
	stop()
	next2, stop2 := iter.Pull2(maps(2))
	fmt.Println(next2())
	stop2()
	fmt.Println(next2())
	next3, stop3 := iter.Pull(func(yield func(int) bool) {
		defer fmt.Println("cleaned up")
		for i := 0; yield(i); i++ {
		}
	})
	fmt.Println(next3())
	stop3()
	func() {
		next, _ := iter.Pull(func(yield func(int) bool) { panic("inside") })
		defer func() { fmt.Println(recover()) }()
		next()
	}()
}
