package main

func main() {
	var s any
	_ = s.5
	_ = s.
	_ = s.(
	_ = s.type
}
