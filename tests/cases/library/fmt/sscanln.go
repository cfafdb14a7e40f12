package main

import "fmt"

func main() {
	var a, b int
	fmt.Println(fmt.Sscanln("1 2\n3", &a, &b))
	fmt.Println(a, b)
	fmt.Println(fmt.Sscanln("1\n2", &a, &b))
	fmt.Println(fmt.Sscanln("1 2 3", &a, &b))
}
