package main

import (
	"fmt"
	"strings"
)

func main() {
	type node struct {
		V    int
		Next *node
	}
	n := &node{1, &node{2, nil}}
	s := fmt.Sprintf("%v", n)
	fmt.Println(s[:5], strings.HasPrefix(s, "&{1 0x"), fmt.Sprint(n.Next))
	fmt.Println(fmt.Sprintf("%+v", *n.Next), [1]*int{})
	pp := &n
	fmt.Println(strings.HasPrefix(fmt.Sprint(pp), "0x"))
}
