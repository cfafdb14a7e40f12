package main

import "fmt"

func main() {
	fmt.Printf("|%5s|%-5s|%5c|%5q|%05s|\n", "世界", "é", '世', 'x', "ab")
	fmt.Printf("|%5.1s|%.0s|%.10s|%3s|\n", "世界", "abc", "ab", "abcdef")
	fmt.Printf("|%6v|%-6v|%6v|%6v|\n", true, nil, "a", 'x')
}
