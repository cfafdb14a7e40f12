package main

type T struct {
	(int)
	*(int)
	(*int)
	a, b
	5
	x int "tag" "more"
	y int z int
}

func main() {}
