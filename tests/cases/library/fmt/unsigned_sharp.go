package main

import "fmt"

func main() {
	fmt.Printf("%#v %#v %#v %v\n", uint(255), []uint8{1, 2}, []uint16{1, 2}, []uint16{1, 2})
	fmt.Printf("%#o %#b %#x %#X %O\n", 8, 5, 255, 255, 8)
	fmt.Printf("%#o %#x %#b\n", 0, 0, 0)
}
