// reflect: DeepEqual.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
)

func main() {
	type node struct {
		v    int
		next *node
	}
	a, b := &node{v: 1}, &node{v: 1}
	a.next, b.next = a, b
	nan := math.NaN()
	for _, p := range [][2]any{
		{1, 1}, {1, int8(1)}, {[]int{1, 2}, []int{1, 2}}, {[]int(nil), []int{}}, {map[string][]int{"a": {1}}, map[string][]int{"a": {1}}},
		{map[string]int{"a": 1}, map[string]int{"b": 1}}, {nil, nil}, {nil, 1}, {a, b}, {nan, nan}, {[]float64{nan}, []float64{nan}},
		{struct{ a, b any }{1, "x"}, struct{ a, b any }{1, "x"}}, {[2][]int{{1}, {2}}, [2][]int{{1}, {3}}}, {errors.New("x"), errors.New("x")},
		{func() {}, func() {}}, {(func())(nil), (func())(nil)},
	} {
		fmt.Print(reflect.DeepEqual(p[0], p[1]), " ")
	}
	fmt.Println()
}
