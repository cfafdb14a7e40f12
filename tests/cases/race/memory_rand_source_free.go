package main

import (
	"math/rand"
	"time"
)

var r = rand.New(rand.NewSource(1))
var sink int

func main() {
	go func() {
		r.Intn(5)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = r.Intn(5)
}
