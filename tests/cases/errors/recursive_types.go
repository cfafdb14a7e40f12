package main

type A struct{ a A }
type B struct{ c C }
type C struct{ b [2]B }
type D [2]D
type E []E
type F interface{ F }
type G = G
type H H
type I struct{ i *I }
type J [len(J{})]int

func main() {}
