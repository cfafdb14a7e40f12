package main

import "strings"

var b strings.Builder

func main() {
	done := make(chan bool)
	go func() {
		b.WriteString("a")
		done <- true
	}()
	<-done
	b.WriteString("b")
}
