package main

import "fmt"

func main() {
	var c chan int
	var g func()
	fmt.Println(c, g == nil)
	fmt.Printf("%v %T %T %T\n", c, c, (<-chan int)(nil), func(int, ...string) (bool, error) { return false, nil })
	fmt.Printf("%v %p %#v\n", g, g, g)
	d := make(chan int)
	fmt.Println(fmt.Sprintf("%v", d) == fmt.Sprintf("%p", d))
	fmt.Printf("%d\n", c)
}
