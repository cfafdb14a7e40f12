package main

import (
	"bytes"
	"fmt"
)

func main() {
	fmt.Printf("%q %q\n", bytes.Split([]byte("a,b"), []byte(",")), bytes.Fields([]byte(" x y ")))
	fmt.Println(bytes.Equal(nil, []byte{}), bytes.Compare([]byte("a"), []byte("b")), bytes.Contains([]byte("abc"), []byte("bc")), bytes.Index([]byte("chicken"), []byte("ken")))
	fmt.Printf("%s %s %s %s\n", bytes.ToUpper([]byte("abc")), bytes.Repeat([]byte("ab"), 2), bytes.TrimSpace([]byte(" x ")), bytes.ReplaceAll([]byte("aba"), []byte("a"), []byte("c")))
	fmt.Println(bytes.TrimLeft([]byte("aaa"), "a") == nil, bytes.EqualFold([]byte("Go"), []byte("GO")), bytes.Count([]byte("cheese"), []byte("e")), bytes.Runes([]byte("é!")))
	s := []byte("abc")
	parts := bytes.SplitN(s, nil, 2)
	parts[0] = append(parts[0], 'X')
	fmt.Printf("%s %s\n", s, parts)
}
