// A verb that does not fit shows the type and the value.
package main

import "fmt"

type point struct{ X, Y int }

func main() {
	fmt.Printf("%d %s %t %f %x %z %!\n", "s", 5, 1, "x", true, 3)
	fmt.Printf("%d %s\n", []string{"a"}, []int{1})
	fmt.Printf("%d|%s|%q\n", nil, nil, nil)
	fmt.Printf("%s %d\n", point{1, 2}, struct{ S string }{"x"})
	fmt.Printf("%c %U\n", "s", 1.5)
	fmt.Printf("%é %d\n", 1, 2)
}
