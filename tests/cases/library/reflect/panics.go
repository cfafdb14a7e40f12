// reflect: panics.
package main

import (
	"fmt"
	"reflect"
)

func main() {
	for _, f := range []func(){
		func() { reflect.ValueOf("s").Int() },
		func() { reflect.ValueOf(1).SetInt(2) },
		func() { reflect.ValueOf(1).Elem() },
		func() { reflect.TypeOf(1).Elem() },
		func() { reflect.TypeOf(1).NumField() },
		func() { reflect.ValueOf([]int{1}).Index(5) },
		func() { reflect.Value{}.Type() },
		func() { reflect.ValueOf(struct{ a int }{1}).Field(0).Interface() },
		func() { var s string; reflect.ValueOf(&s).Elem().Set(reflect.ValueOf(1)) },
		func() { reflect.ValueOf(func() {}).Call([]reflect.Value{reflect.ValueOf(1)}) },
		func() { reflect.ValueOf(1).Len() },
		func() { reflect.Zero(nil) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
