package main

func main() {
	for i := 0; i < 3; i++ {
		println(i)

	println(2)
}

func g() {
}
