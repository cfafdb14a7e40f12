package main

func main() {
	x := 1 2
	_ = x {
	for i := 0; i < 3; i++ { println(i) } println(1)
}
