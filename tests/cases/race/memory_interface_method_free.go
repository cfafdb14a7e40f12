package main

import "time"

type S interface{ M() int }
type T int

func (t T) M() int { return 1 }

var i S = T(1)
var sink int

func main() {
	go func() {
		i = T(2)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = i.M()
}
