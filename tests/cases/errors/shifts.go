package main

func main() {
	var s uint = 3
	var f float64 = 1 << s
	var g = 1.0 << s
	_ = "a" << 1
	_ = 1 << -1
	_ = 1 << 1.5
	_ = 1.5 << 1
	_ = uint8(1) << 8
	_ = 1 << f
	_, _ = f, g
}
