package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	s := "chicken soup, chicken pie é世"
	fmt.Println(strings.Index(s, "chicken"), strings.LastIndex(s, "chicken"), strings.Index(s, "x"), strings.Index(s, ""), strings.IndexByte(s, 'k'))
	fmt.Println(strings.IndexRune(s, '世'), strings.IndexAny(s, "xyz,"), strings.LastIndexAny(s, "aeiou"), strings.IndexFunc(s, unicode.IsSpace), strings.LastIndexByte(s, 'c'))
	fmt.Println(strings.Contains(s, "soup"), strings.ContainsAny(s, ""), strings.ContainsRune(s, 'é'), strings.Count(s, "c"), strings.Count(s, ""), strings.Count("aaaa", "aa"))
	fmt.Println(strings.HasPrefix(s, "chick"), strings.HasSuffix(s, "世"), strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("ΑΒΓ", "αβγ"), strings.Compare("a", "b"))
	fmt.Println(strings.Cut("k=v=w", "="))
	fmt.Println(strings.CutLast("k=v=w", "="))
	fmt.Println(strings.CutPrefix("prefix", "pre"))
	fmt.Println(strings.CutSuffix("suffix", "x"))
}
