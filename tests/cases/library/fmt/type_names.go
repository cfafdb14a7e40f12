package main

import (
	"errors"
	"fmt"
)

type point struct{ X, Y int }

func main() {
	type pair[K comparable, V any] struct {
		k K
		v V
	}
	for _, v := range []any{1, "s", 1.5, nil, 'r', byte(1), []int{}, map[string][]bool{}, &point{}, point{}, [3]*int{}, struct{ A int }{}, func() {}, make(chan<- int), errors.New("x"), pair[string, int]{}, interface{}(nil), new(any), new(error), true, complex64(1), uintptr(1)} {
		fmt.Printf("%T|%5.3T\n", v, v)
	}
}
