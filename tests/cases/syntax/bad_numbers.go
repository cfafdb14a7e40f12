package main

func main() {
	_ = 08
	_ = 0b12
	_ = 0o8
	_ = 0x
	_ = 0b
	_ = 1__2
	_ = 1_
	_ = 0x1.0
	_ = 1p3
}
