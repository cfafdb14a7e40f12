package main

func main() {
	_ = 0b1.0
	_ = 0x1e+2.5
	_ = 1e
	_ = 1e+
	_ = 0_b1
	_ = 0x_
	_ = 0b1e3
	_ = 0x1p
	_ = 078i + 09.5
}
