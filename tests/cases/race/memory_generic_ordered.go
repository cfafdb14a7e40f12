package main

type Box[T any] struct{ v T }

func (b *Box[T]) set(v T) { b.v = v }
func (b *Box[T]) get() T  { return b.v }

var b Box[int]
var sink int

func main() {
	done := make(chan bool)
	go func() {
		b.set(1)
		done <- true
	}()
	<-done
	sink = b.get()
}
