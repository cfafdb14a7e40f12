package main

import "fmt"

func main() {
	b := []byte("h\u00e9\xff")
	fmt.Println(b, []byte(nil), []byte{})
	fmt.Printf("%+q|%q|%v|%d|%x|%X|% x|%#v|%.2s\n", b, b, b, b, b, b, b, b, b)
	fmt.Printf("%s %x %v %#v\n", [3]byte{65, 66, 67}, [3]byte{1, 2, 3}, [2]byte{1, 2}, [2]byte{1, 2})
	type raw []byte
	fmt.Printf("%s %v %#v %x\n", raw("ab"), raw("ab"), raw("ab"), raw("ab"))
}
