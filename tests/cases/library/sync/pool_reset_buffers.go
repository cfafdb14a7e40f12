// record: GOMAXPROCS=1
package main

import (
	"bytes"
	"fmt"
	"sync"
)

var buffers = sync.Pool{New: func() any { fmt.Println("new buffer"); return new(bytes.Buffer) }}

// What was put back without Reset is seen by the next.
func render(name string, reset bool) string {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	if reset {
		b.Reset()
	}
	fmt.Fprintf(b, "hello %s;", name)
	return b.String()
}

func main() {
	fmt.Println(render("a", true))
	fmt.Println(render("b", true))
	fmt.Println(render("c", false))
	fmt.Println(render("d", true))
}
