package main

import "fmt"

func main() {
	var p *int
	x := 5
	q := &x
	fmt.Println(p, q != nil, fmt.Sprintf("%p", q) == fmt.Sprintf("%v", q))
	fmt.Printf("%v %p %d %s\n", p, p, p, p)
	fmt.Printf("%t\n", fmt.Sprintf("%x", q) == fmt.Sprintf("%#p", q))
	fmt.Printf("%v %+v\n", &struct{ A int }{1}, &[]int{1, 2})
	fmt.Printf("%v %v %v\n", &map[string]int{"a": 1}, &[2]bool{true}, &struct{}{})
}
