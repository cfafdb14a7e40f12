package main

func main() {
	var := 1
	type := 2
	func := 3
	range = 4
	x.map = 5
	goto if
	break 5
}
