package main

import (
	"fmt"
	"reflect"
)

type point struct{ X, Y int }

func main() {
	fmt.Println(reflect.ValueOf(42), reflect.ValueOf("s"), reflect.ValueOf([]int{1}))
	fmt.Printf("%d %v %s\n", reflect.ValueOf(42), reflect.ValueOf(point{1, 2}), reflect.ValueOf("x"))
	fmt.Println(reflect.Value{})
	fmt.Printf("%v %v\n", reflect.TypeOf(point{}), reflect.ValueOf(&point{3, 4}).Elem().Field(0))
}
