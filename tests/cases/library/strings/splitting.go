package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	fmt.Printf("%q %q %q %q\n", strings.Split("a,b,c", ","), strings.Split("abc", ""), strings.Split("", ","), strings.SplitN("a,b,c,d", ",", 2))
	fmt.Printf("%q %q %q\n", strings.SplitAfter("a,b,", ","), strings.SplitAfterN("a,b,c", ",", 2), strings.SplitN("a", ",", 0))
	fmt.Printf("%q %q\n", strings.Fields("  a b\t\nc\u3000d "), strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Println(strings.Join([]string{"x", "y", "z"}, "-"), strings.Join(nil, "-"))
	for part := range strings.SplitSeq("a-b-c", "-") {
		fmt.Print(part, ";")
	}
	for line := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", line)
	}
	for w := range strings.FieldsSeq(" x  y ") {
		fmt.Printf("<%s>", w)
	}
	fmt.Println()
}
