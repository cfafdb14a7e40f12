package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	r := io.TeeReader(io.LimitReader(io.MultiReader(strings.NewReader("hello "), strings.NewReader("world")), 8), os.Stdout)
	b, err := io.ReadAll(r)
	fmt.Println("|", string(b), err)
	var w1, w2 strings.Builder
	n, err := io.Copy(io.MultiWriter(&w1, &w2), strings.NewReader("copied"))
	fmt.Println(n, err, w1.String(), w2.String())
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	b, _ = io.ReadAll(s)
	fmt.Println(string(b), s.Size())
	buf := make([]byte, 4)
	fmt.Println(io.ReadFull(strings.NewReader("ab"), buf))
	fmt.Println(io.ReadAtLeast(strings.NewReader("abcdef"), buf, 2))
	fmt.Println(io.CopyN(io.Discard, strings.NewReader("abc"), 5))
	io.WriteString(os.Stdout, "done\n")
}
