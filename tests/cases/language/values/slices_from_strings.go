// Capacities of slices made from strings: a constant's length, a string that is only read, 32 elements of the frame.
package main

import (
	"fmt"
	"strings"
)

var sink []byte
var sinkr []rune

func main() {
	b := []byte("hello")
	fmt.Println(len(b), cap(b))
	c := []byte("hello")
	fmt.Println(c, cap(c))
	sink = []byte("hey")
	fmt.Println(cap(sink))
	s := strings.Repeat("x", 5)
	d := []byte(s)
	fmt.Println(cap(d))
	e := []byte(s)
	fmt.Println(e, cap(e))
	r := []rune("abc")
	fmt.Println(cap(r))
	q := []rune("abc")
	fmt.Println(q, cap(q))
	sinkr = []rune("abcde")
	fmt.Println(cap(sinkr))
	t := []rune(s)
	fmt.Println(cap(t))
	u := []rune(s)
	fmt.Println(u, cap(u))
	v := []byte(strings.Repeat("y", 40))
	fmt.Println(cap(v))
	w := append([]byte("ab"), 'c')
	fmt.Println(cap(w))
	x := append([]byte(s), 'c')
	fmt.Println(cap(x), x)
	for i := range []byte(s) {
		fmt.Print(i)
	}
	y := []byte("")
	fmt.Println(cap(y), y == nil)
	z := []byte(s[:0])
	fmt.Println(cap(z))
	const k = "konst"
	a := []byte(k)
	a = append(a, '!')
	fmt.Println(cap(a), string(a))
	f(s)
}
func f(s string) {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	fmt.Println(cap(b))
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	fmt.Println(string(r), cap(r))
}
