package main

import "fmt"

func main() {
	type in struct{ A, B int }
	type out struct {
		in
		N *in
		S []in
		M map[string]in
		V any
	}
	fmt.Printf("%+v\n", out{in{1, 2}, nil, []in{{3, 4}}, map[string]in{"k": {5, 6}}, in{7, 8}})
	fmt.Printf("%+v %+v %+d %+s %+q\n", 5, -5.5, []int{1, -1}, "s", "é")
}
