package main

import "time"

type Box[T any] struct{ v T }

func (b *Box[T]) set(v T) { b.v = v }
func (b *Box[T]) get() T  { return b.v }

var b Box[int]
var sink int

func main() {
	go func() {
		b.set(1)
	}()
	time.Sleep(10 * time.Millisecond)
	sink = b.get()
}
