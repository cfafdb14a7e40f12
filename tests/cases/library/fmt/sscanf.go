package main

import "fmt"

func main() {
	var a, b int
	var s string
	var r rune
	fmt.Println(fmt.Sscanf("10-20", "%d-%d", &a, &b))
	fmt.Println(a, b)
	fmt.Println(fmt.Sscanf("key=val;x", "%3s=%3s;%c", &s, new(string), &r))
	fmt.Println(s, string(r))
	fmt.Println(fmt.Sscanf("ff 077 101", "%x %o %b", &a, &b, new(int)))
	fmt.Println(a, b)
	fmt.Println(fmt.Sscanf("abc", "%d", &a))
	fmt.Println(fmt.Sscanf("5 6", "%d", &a, &b))
	fmt.Println(fmt.Sscanf("5", "%d %d", &a, &b))
	fmt.Println(fmt.Sscanf("1234567", "%3d%2d", &a, &b))
	fmt.Println(a, b)
	var q string
	fmt.Println(fmt.Sscanf(`"quoted text" 50%`, "%q %d%%", &q, &a))
	fmt.Println(q, a)
	fmt.Println(fmt.Sscanf("5", "%z", &a))
	fmt.Println(fmt.Sscanf("300", "%d", new(uint8)))
}
