// reflect: fields and tags.
package main

import (
	"fmt"
	"reflect"
)

type inner struct{ A, B int }
type user struct {
	Name  string `json:"name,omitempty" db:"n"`
	Age   int    `json:"age"`
	email string
	inner
	Tags []string
}

func main() {
	u := user{"ann", 7, "hidden", inner{1, 2}, []string{"x"}}
	v := reflect.ValueOf(&u).Elem()
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag.Get("json"), f.IsExported(), f.Anonymous, f.Offset, v.Field(i), v.Field(i).CanSet())
	}
	v.FieldByName("Age").SetInt(30)
	v.FieldByName("B").SetInt(9)
	v.Field(0).SetString("bob")
	fmt.Println(u, v.FieldByName("none").IsValid())
	f, ok := t.FieldByName("A")
	fmt.Println(f.Index, ok)
	tag, ok := t.Field(0).Tag.Lookup("db")
	fmt.Println(tag, ok)
	defer func() { fmt.Println(recover()) }()
	v.Field(2).SetString("x")
}
