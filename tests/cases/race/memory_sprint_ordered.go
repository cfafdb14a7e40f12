package main

import "fmt"

var x int
var sink string

func main() {
	done := make(chan bool)
	go func() {
		x = 1
		done <- true
	}()
	<-done
	sink = fmt.Sprint(x)
}
