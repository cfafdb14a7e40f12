package main

import (
	"fmt"
	"time"
)

var x int
var sink string

func main() {
	go func() {
		x = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = fmt.Sprint(x)
}
