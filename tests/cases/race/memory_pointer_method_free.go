package main

import "time"

type T struct{ a int }

func (t *T) set()     { t.a = 1 }
func (t *T) get() int { return t.a }

var p = new(T)
var sink int

func main() {
	go func() {
		p.set()
	}()
	time.Sleep(10 * time.Millisecond)
	sink = p.get()
}
