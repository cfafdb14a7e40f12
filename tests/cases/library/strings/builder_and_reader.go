package main

import (
	"fmt"
	"io"
	"strings"
)

func main() {
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "%d,", i)
	}
	b.WriteByte('x')
	b.WriteRune('世')
	b.WriteString("!")
	fmt.Println(b.String(), b.Len())
	b.Reset()
	fmt.Printf("%q\n", b.String())
	r := strings.NewReader("hé世")
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(string(c), size, " ")
	}
	r.Seek(1, io.SeekStart)
	rest, err := io.ReadAll(r)
	fmt.Println(string(rest), err, r.Len(), r.Size(), r.UnreadRune())
	func() {
		defer func() { fmt.Println(recover()) }()
		var a strings.Builder
		a.WriteByte('a')
		c := a
		c.WriteByte('b')
	}()
}
