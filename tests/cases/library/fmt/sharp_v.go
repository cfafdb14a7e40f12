package main

import "fmt"

func main() {
	type key string
	type rec struct {
		S string
		B []byte
		M map[key]int
		P *int
		F func()
		C chan int
		I any
		A [2]bool
		E error
		N float64
		U uint8
	}
	fmt.Printf("%#v\n", rec{})
	fmt.Printf("%#v\n", rec{S: "q\"", B: []byte{1, 255}, M: map[key]int{"b": 1, "a": 2}, I: key("k"), N: 1e6, U: 7})
	fmt.Printf("%#v %#v %#v %#v\n", 1.0, 1e100, float32(2.5), 3+4i)
	fmt.Printf("%#v %#v %#v\n", []any{1, "a", nil}, [][]int{{1}, nil}, struct{ a, B int }{1, 2})
	fmt.Printf("%#v %#v %#v\n", "x", 'x', true)
}
