// record: each
// record: go1.23

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func c_pipeRead() {
	r, w := io.Pipe()
	go func() { w.Write([]byte("x")); <-make(chan int) }()
	b := make([]byte, 1)
	r.Read(b)
	r.Read(b)
}

func c_pipeWrite() {
	r, w := io.Pipe()
	go func() { r.Read(make([]byte, 1)); select {} }()
	w.Write([]byte("xyz"))
}

func c_pipeCopy() {
	r, w := io.Pipe()
	defer w.Close()
	io.Copy(struct{ io.Writer }{os.Stdout}, r)
}

func c_pipeScan() {
	r, w := io.Pipe()
	go func() { fmt.Fprintln(w, "line") }()
	s := bufio.NewScanner(r)
	for s.Scan() {
		fmt.Println(s.Text())
	}
}

func c_pipeReadAll() {
	r, _ := io.Pipe()
	io.ReadAll(r)
}

func c_pipeFprint() {
	_, w := io.Pipe()
	fmt.Fprintf(w, "x %d", 1)
}

func c_pipeBufio() {
	_, w := io.Pipe()
	b := bufio.NewWriter(w)
	b.WriteString("abc")
	b.Flush()
}

func main() { cases[os.Args[1]]() }

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"pipeRead":    c_pipeRead,
		"pipeWrite":   c_pipeWrite,
		"pipeCopy":    c_pipeCopy,
		"pipeScan":    c_pipeScan,
		"pipeReadAll": c_pipeReadAll,
		"pipeFprint":  c_pipeFprint,
		"pipeBufio":   c_pipeBufio,
	}
}
