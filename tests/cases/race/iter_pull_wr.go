package main

import "iter"

var x int
var sink int

func main() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		x = 1
		yield(1)
	})
	defer stop()
	next()
	sink = x
}
