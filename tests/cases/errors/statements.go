package main

func main() {
	1
	main
	x := 1
	x == 1
	go 3
	defer func() {}
	if x {
	}
	for x {
	}
	x.y++
	"a"++
	int
	-x
}
