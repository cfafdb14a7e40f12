package main

func main() {
	_ = "abc
	_ = "a\q"
	_ = "\08"
	_ = "\u12"
	_ = "\xf\n"
}
