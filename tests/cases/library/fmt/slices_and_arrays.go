package main

import (
	"fmt"
	"io"
)

func main() {
	fmt.Println([]int{1, 2}, []int{}, []int(nil), [3]int{1}, [0]int{}, [][]int{{1}, nil, {}})
	fmt.Printf("%v %d %x %#v %#v %#v\n", []int{10, 20}, []int{10, 20}, []int{10, 20}, []int{10}, []int(nil), [2]string{"a"})
	fmt.Printf("%q %s %x %v\n", []string{"a b", "c"}, []string{"a", "b"}, []string{"hi", "yo"}, []string{"", ""})
	fmt.Printf("%5d|%-5d|%05d|%6.2f\n", []int{1, 2}, []int{1, 2}, []int{1, 2}, []float64{1, 2.5})
	fmt.Printf("%v %v\n", []any{1, "a", nil, 2.5, []int{1}}, []error{nil, io.EOF})
	fmt.Printf("%t %c %U\n", []bool{true, false}, []rune("añ"), []rune("añ"))
}
