package main

import "iter"

var x int
var sink int

func main() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		sink = x
		yield(1)
	})
	defer stop()
	next()
	x = 1
}
