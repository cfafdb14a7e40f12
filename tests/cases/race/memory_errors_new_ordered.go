package main

import "errors"

var err error
var sink bool

func main() {
	done := make(chan bool)
	go func() {
		err = errors.New("a")
		done <- true
	}()
	<-done
	sink = err != nil
}
