package main

import "fmt"

func main() {
	var i int
	var s string
	var x float64
	var b bool
	n, err := fmt.Sscan("42 word 2.5 true", &i, &s, &x, &b)
	fmt.Println(n, err, i, s, x, b)
	n, err = fmt.Sscan("1\n2 x", &i, &x, &i)
	fmt.Println(n, err, i, x)
	n, err = fmt.Sscan("", &i)
	fmt.Println(n, err)
	var h, o, bin int
	fmt.Println(fmt.Sscan("0x1f 0o17 0b101", &h, &o, &bin))
	fmt.Println(h, o, bin)
	var r rune
	var by []byte
	var c complex128
	fmt.Println(fmt.Sscan("65 bytes (1+2i)", &r, &by, &c))
	fmt.Println(r, string(by), c)
}
