package main

import (
	"strings"
	"time"
)

var b strings.Builder

func main() {
	go func() {
		b.WriteString("a")
	}()
	time.Sleep(10 * time.Millisecond)
	b.WriteString("b")
}
