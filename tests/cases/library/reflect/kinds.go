// reflect: kinds and type names.
package main

import (
	"errors"
	"fmt"
	"reflect"
)

type celsius float64
type point struct{ X, Y int }
type named interface{ Name() string }

func main() {
	for _, v := range []any{true, 1, int8(1), uint(2), 1.5, float32(1), 1i, "s", []int{}, [2]string{}, map[string]int{}, make(chan int), func(int) string { return "" }, &point{}, point{}, celsius(1), struct{}{}, new(any), (*named)(nil), errors.New("x")} {
		t := reflect.TypeOf(v)
		fmt.Println(t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.Comparable())
	}
	fmt.Println(reflect.TypeOf(nil), reflect.TypeFor[named](), reflect.TypeOf(1) == reflect.TypeOf(2))
}
