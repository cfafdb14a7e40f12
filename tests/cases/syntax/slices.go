package main

func main() {
	var s []int
	_ = s[]
	_ = s[::]
	_ = s[1::2]
	_ = s[1:2:]
	_ = s[1 2]
	_ = s[1:2:3:4]
}
