package main

func main() {
	f := func() {
	println(1)

	g := func(x) int {}
	h := func x() {}
}
