package main

import "fmt"

func main() {
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x", nil)
	fmt.Printf("no verbs\n", 1)
	fmt.Printf("%", 1)
	fmt.Println()
	fmt.Printf("%d%")
	fmt.Println()
	fmt.Printf("100%% %d%%\n", 5)
	fmt.Printf("%-%|%5%|%!|\n")
}
