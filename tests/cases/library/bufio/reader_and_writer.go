package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	r := bufio.NewReader(strings.NewReader("first\nsecond word\nthird"))
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	p, err := r.Peek(3)
	fmt.Printf("%q %v %d\n", p, err, r.Buffered())
	c, _ := r.ReadByte()
	r.UnreadByte()
	ru, size, _ := r.ReadRune()
	fmt.Println(c, ru, size)
	l, isPrefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", l, isPrefix, err)
	line, err = r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	w := bufio.NewWriterSize(os.Stdout, 16)
	fmt.Fprint(w, "buffered ")
	fmt.Println(w.Buffered(), w.Available(), w.Size())
	w.WriteString("text\n")
	w.Flush()
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(os.Stdout))
	x, _ := rw.ReadString(0)
	rw.WriteString(x + " out\n")
	rw.Flush()
}
