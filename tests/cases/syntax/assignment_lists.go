package main

func main() {
	a, b += 1, 2
	a, b++
	a, b
	a b := 1
	a, := 2
	, a := 3
}
