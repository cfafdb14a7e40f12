package main

import (
	"fmt"
	"time"
)

type T struct{ a int }
var p = new(T)
var sink string

func main() {
	go func() {
		p.a = 1
	}()
	time.Sleep(10 * time.Millisecond)
	sink = fmt.Sprint(p)
}
