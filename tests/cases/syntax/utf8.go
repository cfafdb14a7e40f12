package main

func main() {
	println("aÿb")
	// Ã(
	_ = 1ğŸ
}
