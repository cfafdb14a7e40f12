package main

import (
	"bytes"
	"fmt"
)

func main() {
	var b bytes.Buffer
	b.WriteString("hello ")
	fmt.Fprintf(&b, "%d", 42)
	b.WriteByte('!')
	fmt.Println(b.String(), b.Len())
	p := make([]byte, 5)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p), b.String())
	line, err := bytes.NewBufferString("a\nb").ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	fmt.Println(b.UnreadByte(), b.UnreadByte(), b.String())
	b.Truncate(2)
	fmt.Printf("%q %q\n", b.String(), b.Next(10))
	_, err = b.ReadByte()
	fmt.Println(err)
	var nilBuf *bytes.Buffer
	fmt.Println(nilBuf)
}
