package main

import "math/rand"

var r = rand.New(rand.NewSource(1))
var sink int

func main() {
	done := make(chan bool)
	go func() {
		r.Intn(5)
		done <- true
	}()
	<-done
	sink = r.Intn(5)
}
