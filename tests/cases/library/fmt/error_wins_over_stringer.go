package main

import "fmt"

type both int

func (both) Error() string  { return "as error" }
func (both) String() string { return "as string" }

func main() {
	fmt.Println(both(1))
	fmt.Printf("%v %s %d %#v\n", both(1), both(2), both(3), both(4))
}
