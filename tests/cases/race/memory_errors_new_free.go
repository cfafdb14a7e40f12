package main

import (
	"errors"
	"time"
)

var err error
var sink bool

func main() {
	go func() {
		err = errors.New("a")
	}()
	time.Sleep(10 * time.Millisecond)
	sink = err != nil
}
