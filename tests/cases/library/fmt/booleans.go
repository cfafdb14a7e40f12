package main

import "fmt"

func main() {
	fmt.Printf("%t %v %5t|%-6t|%q\n", true, false, true, false, true)
	type flag bool
	fmt.Printf("%t %v %d %T\n", flag(true), flag(false), flag(true), flag(true))
}
