package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	for _, r := range "aZ5 é世\n!€ǅ٣" {
		fmt.Println(string(r), unicode.IsLetter(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsDigit(r), unicode.IsSpace(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.IsPrint(r), unicode.IsTitle(r))
	}
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.In('α', unicode.Latin, unicode.Greek), unicode.Is(unicode.Cyrillic, 'я'))
	fmt.Println(string(unicode.ToUpper('ß')), string(unicode.ToLower('Σ')), string(unicode.ToTitle('ǆ')), string(unicode.SimpleFold('k')))
	fmt.Println(utf8.RuneCountInString("héllo世"), utf8.ValidString("a\xff"), utf8.RuneLen('世'), utf8.ValidRune(0xD800))
	r, size := utf8.DecodeRuneInString("世x")
	fmt.Println(string(r), size)
	r, size = utf8.DecodeLastRuneInString("x\xff")
	fmt.Println(r == utf8.RuneError, size)
	fmt.Println(utf16.Encode([]rune("a😀")), string(utf16.Decode([]uint16{0xd83d, 0xde00, 0xd800})))
}
