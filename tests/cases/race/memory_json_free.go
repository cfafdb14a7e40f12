package main

import (
	"encoding/json"
	"time"
)

type T struct{ A int }
var t T
var sink []byte

func main() {
	go func() {
		t.A = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink, _ = json.Marshal(t)
}
