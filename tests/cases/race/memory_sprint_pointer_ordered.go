package main

import "fmt"

type T struct{ a int }
var p = new(T)
var sink string

func main() {
	done := make(chan bool)
	go func() {
		p.a = 1
		done <- true
	}()
	<-done
	sink = fmt.Sprint(p)
}
