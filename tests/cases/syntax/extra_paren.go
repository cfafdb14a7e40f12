package main

func main() {
	println((1)
	println(1))
	x := [3]int{1, 2, 3]
}
