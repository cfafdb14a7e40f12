// reflect: methods and calls.
package main

import (
	"errors"
	"fmt"
	"reflect"
)

type num int

func (n num) Add(m int) num  { return n + num(m) }
func (n num) String() string { return fmt.Sprintf("num(%d)", int(n)) }
func (n *num) Inc()          { *n++ }
func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func div(a, b int) (int, error) {
	if b == 0 {
		return 0, errors.New("by zero")
	}
	return a / b, nil
}

func main() {
	v := reflect.ValueOf(num(5))
	fmt.Println(v.NumMethod(), v.Type().Method(0).Name, v.Type().Method(1).Name)
	fmt.Println(v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(3)})[0].Interface())
	n := num(1)
	p := reflect.ValueOf(&n)
	p.MethodByName("Inc").Call(nil)
	fmt.Println(n, p.NumMethod(), p.MethodByName("None").IsValid())
	fmt.Println(reflect.ValueOf(sum).Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int())
	out := reflect.ValueOf(div).Call([]reflect.Value{reflect.ValueOf(7), reflect.ValueOf(0)})
	fmt.Println(out[0].Int(), out[1].Interface())
	out = reflect.ValueOf(div).Call([]reflect.Value{reflect.ValueOf(7), reflect.ValueOf(2)})
	fmt.Println(out[0].Int(), out[1].IsNil())
	t := reflect.TypeOf(div)
	fmt.Println(t, t.NumIn(), t.NumOut(), t.Out(1), reflect.TypeOf(sum).IsVariadic(), reflect.TypeOf(num(0)).Implements(reflect.TypeFor[fmt.Stringer]()))
	f := reflect.ValueOf(func(s string, f float64, xs []int, e any) (string, any) { return fmt.Sprint(s, f, xs, e), e })
	r := f.Call([]reflect.Value{reflect.ValueOf("a"), reflect.ValueOf(2.5), reflect.ValueOf([]int{1}), reflect.ValueOf(true)})
	fmt.Println(r[0], r[1].Interface())
}
