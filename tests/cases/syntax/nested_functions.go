package main

func main() {
	func f() {
	}
	println(1)
}
