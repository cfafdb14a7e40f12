package main

import (
	"bytes"
	"time"
)

var b bytes.Buffer
var sink int

func main() {
	go func() {
		b.WriteString("a")
	}()
	time.Sleep(10 * time.Millisecond)
	sink = b.Len()
}
