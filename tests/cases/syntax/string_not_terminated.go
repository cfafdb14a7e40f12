package main

func main() {
	_ = `abc
	println(1)
}
