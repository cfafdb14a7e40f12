// reflect: slices, maps, pointers, interfaces.
package main

import (
	"fmt"
	"reflect"
)

func main() {
	s := reflect.ValueOf([]int{1, 2, 3})
	fmt.Println(s.Len(), s.Cap(), s.Index(1), s.Slice(1, 3), reflect.Append(s, reflect.ValueOf(4)))
	s.Index(0).SetInt(100)
	fmt.Println(s.Interface())
	m := reflect.ValueOf(map[string]int{"a": 1})
	m.SetMapIndex(reflect.ValueOf("b"), reflect.ValueOf(2))
	fmt.Println(m.Len(), m.MapIndex(reflect.ValueOf("a")), m.MapIndex(reflect.ValueOf("z")).IsValid(), m.Interface())
	sum := 0
	for it := m.MapRange(); it.Next(); {
		sum += int(it.Value().Int())
	}
	fmt.Println(sum, len(m.MapKeys()))
	x := 5
	p := reflect.ValueOf(&x)
	p.Elem().SetInt(6)
	fmt.Println(x, p.Elem().CanSet(), reflect.ValueOf(x).CanSet(), p.IsNil())
	var e any = 3.5
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Kind(), ev.Elem().Kind(), ev.Elem().Float())
	n := reflect.New(reflect.TypeOf(0)).Elem()
	n.SetInt(8)
	fmt.Println(n.Interface(), reflect.Zero(reflect.TypeOf("")).Interface() == "", reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5).Len())
	mk := reflect.MakeMap(reflect.TypeOf(map[int]string{}))
	mk.SetMapIndex(reflect.ValueOf(1), reflect.ValueOf("one"))
	fmt.Println(mk.Interface(), reflect.ValueOf(int8(3)).Convert(reflect.TypeOf(1.5)).Interface())
}
