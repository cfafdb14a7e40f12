package main

import "fmt"

type box[T any] struct{ V T }

type Map[K comparable, V any] map[K]V

func main() {
	fmt.Printf("%v %+v %T %#v\n", box[int]{1}, box[string]{"a"}, box[[]int]{}, box[bool]{true})
	fmt.Printf("%T %T\n", Map[string, int]{}, &Map[int, *box[int]]{})
}
