package main

import "fmt"

func main() {
	fmt.Printf("%[2]d %[1]d\n", 1, 2)
	fmt.Printf("%[1]d %#[1]x %[1]q %[1]T\n", 65)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%[1]d %d %d\n", 1, 2, 3)
	fmt.Printf("%[5]d %[0]d %[x]d %[-1]d %[]d\n", 1, 2)
	fmt.Printf("%[2]d %d\n", 1, 2)
	fmt.Printf("%[1]*d|%[2]2d|%[1\n", 3, 4)
	fmt.Printf("%.[2]d %[2].3d\n", 7, 8)
}
