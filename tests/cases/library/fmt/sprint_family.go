package main

import "fmt"

func main() {
	s := fmt.Sprint("a", 1, 2, "b") + fmt.Sprintf("[%03d]", 7) + fmt.Sprintln("x", 1)
	fmt.Printf("%q\n", s)
	b := fmt.Append([]byte("pre:"), 1, 2)
	b = fmt.Appendf(b, "|%x|", 255)
	b = fmt.Appendln(b, "end", nil)
	fmt.Printf("%q\n", b)
	fmt.Printf("%q %q %q\n", fmt.Sprint(), fmt.Sprintln(), fmt.Sprintf(""))
}
