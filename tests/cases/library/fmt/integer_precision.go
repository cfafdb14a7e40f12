package main

import "fmt"

func main() {
	fmt.Printf("%.5d|%8.5d|%-8.5d|%08.5d|%.0d|%.0d|%+.3d|%x|%.4x\n", 42, 42, 42, 42, 0, 7, 5, 255, 255)
	fmt.Printf("%20.10d|%-20.10d|\n", -123456, -123456)
}
