package main

import (
	"math/rand"
	"time"
)

var sink, other int

func main() {
	go func() {
		other = rand.Intn(5)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = rand.Intn(5)
}
