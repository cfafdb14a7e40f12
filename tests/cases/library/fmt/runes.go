package main

import "fmt"

func main() {
	for _, r := range []rune{'a', 'é', '世', '\n', 0x1F600, -1, 0x110000, 0xD800} {
		fmt.Printf("%c %q %U %#U %d %v %x %+q\n", r, r, r, r, r, r, r, r)
	}
}
