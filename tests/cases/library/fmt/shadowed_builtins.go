// Recursive types.
package main

import "fmt"

func main() {
	type any2 interface{ M() }
	var x any2
	fmt.Printf("%v %T %+v\n", x, x, x)
	type list []list
	fmt.Println(list{list{}, nil, list{list{}}})
	type m map[string]m
	fmt.Println(m{"a": m{"b": nil}})
}
