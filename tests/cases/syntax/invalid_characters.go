package main

func main() {
	x := 1 @ 2
	y := #
	z := 3 ? 4 : 5
	“hello”
	аб€в := 1
	$a = 2
}
