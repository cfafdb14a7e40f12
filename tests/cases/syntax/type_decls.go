package main

type T

type U =

type (
	V
	W int X
)

type 5 int

var x

var y z w

const c int, d

func main() {}
