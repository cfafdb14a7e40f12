// Spaces between operands of Print and Println.
package main

import "fmt"

func main() {
	fmt.Print("a", 1, 2, "b", 3.5, nil, true, false, "\n")
	fmt.Print(1, 2, "\n")
	fmt.Print("x", "y", 'z', "\n")
	fmt.Println("a", 1, nil, []int(nil), map[string]int(nil))
	n, err := fmt.Println("héllo")
	fmt.Println(n, err)
	fmt.Print()
	fmt.Println()
}
