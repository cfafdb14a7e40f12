package main

import "fmt"

type point struct{ X, Y int }

func main() {
	fmt.Printf("[%4v] [%-4v] [%04v]\n", []int{1, 22}, []string{"a", "bb"}, []int{3})
	fmt.Printf("%6.2v|%6v|%-6v|\n", []float64{1.234, 5}, point{1, 2}, map[string]int{"a": 1})
	fmt.Printf("%3c|%-3q|%#x\n", []rune("ab"), []string{"x"}, []string{"ab", "c"})
}
