package main

import "container/list"

var l = list.New()
var sink int

func main() {
	done := make(chan bool)
	go func() {
		l.PushBack(1)
		done <- true
	}()
	<-done
	sink = l.Len()
}
