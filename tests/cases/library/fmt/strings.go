package main

import "fmt"

func main() {
	s := "héllo, wörld"
	fmt.Printf("%s|%q|%v|%x|%X|% x|%#x|%# X\n", s, s, s, s, s, s, s, s)
	fmt.Printf("%20s|%-20s|%020s|%.3s|%10.3s|%-10.3s|\n", s, s, s, s, s, s)
	fmt.Printf("%+q %#q %q\n", s, s, "back`quote")
	fmt.Printf("%q %q %q\n", "tab\tnew\nline", "\x00\xff", "\u200b\U0001F600")
}
