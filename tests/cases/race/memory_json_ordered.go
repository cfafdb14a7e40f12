package main

import "encoding/json"

type T struct{ A int }
var t T
var sink []byte

func main() {
	done := make(chan bool)
	go func() {
		t.A = 1
		done <- true
	}()
	<-done
	sink, _ = json.Marshal(t)
}
