package main

import "fmt"

func main() {
	fmt.Printf("%*d|%-*d|%*d|%.*f|%*.*f\n", 5, 42, 5, 42, -5, 42, 2, 3.14159, 8, 3, 2.71828)
	fmt.Printf("%*d|%.*d\n", "x", 1, "y", 2)
	fmt.Printf("%*d|%.*d\n", 10000000, 1, -3, 2)
	fmt.Printf("%*s|%*s\n", int8(4), "a", uint16(4), "b")
	fmt.Printf("%*d\n", 5)
}
