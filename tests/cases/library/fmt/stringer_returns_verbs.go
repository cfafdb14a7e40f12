package main

import "fmt"

type pct int

func (p pct) String() string { return fmt.Sprintf("%d%%", int(p)) }

func main() {
	fmt.Println(pct(5))
	fmt.Printf(pct(5).String() + "\n")
	fmt.Printf("%s\n", pct(7))
}
