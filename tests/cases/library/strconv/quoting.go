package main

import (
	"fmt"
	"strconv"
)

func main() {
	fmt.Println(strconv.Quote("hi\n\"é\" \x00\u200b"), strconv.QuoteToASCII("é世"), strconv.QuoteRune('☺'), strconv.QuoteRuneToASCII('☺'))
	for _, s := range []string{`"a\tb"`, "`raw`", `'x'`, `"bad`, `"\u00e9"`, `'ab'`, `"\x41\101"`, `x`} {
		v, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", v, err)
	}
	fmt.Println(strconv.AppendInt([]byte("n="), 5, 10), string(strconv.AppendQuote([]byte("q="), "x")), strconv.CanBackquote("a`"))
}
