package main

import "math/rand"

var sink, other int

func main() {
	done := make(chan bool)
	go func() {
		other = rand.Intn(5)
		done <- true
	}()
	<-done
	sink = rand.Intn(5)
}
