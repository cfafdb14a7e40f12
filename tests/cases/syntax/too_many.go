package main

func main() {
	1 0
	1 1
	1 2
	1 3
	1 4
	1 5
	1 6
	1 7
	1 8
	1 9
	1 10
	1 11
	1 12
	1 13
}
