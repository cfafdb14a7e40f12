// What people do with reflect: walking, validating, copying, calling; and what it panics with.
package main

import (
	"fmt"
	"math"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

type Addr struct {
	Street string `json:"street" validate:"required"`
	Zip    int    `validate:"min=1000,max=9999"`
}
type User struct {
	Name    string `json:"name" db:"user_name" validate:"required"`
	Age     int    `json:"age,omitempty" validate:"min=18"`
	Email   *string
	Tags    []string
	Home    Addr
	Meta    map[string]any
	private int
	Fn      func(int) string
	Ch      chan int
	E       error
}

func (u User) Hello(greet string) string { return greet + ", " + u.Name }
func (u User) Sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func (u *User) SetName(n string) { u.Name = n }
func (u User) hidden()           {}
func walk(v reflect.Value, path string, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			fmt.Printf("%s%s.%s kind=%v type=%v exported=%v tag=%q idx=%v off=%d anon=%v\n", strings.Repeat(" ", depth), path, f.Name, f.Type.Kind(), f.Type, f.IsExported(), f.Tag, f.Index, f.Offset, f.Anonymous)
			walk(v.Field(i), path+"."+f.Name, depth+1)
		}
	case reflect.Map:
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		for _, k := range keys {
			walk(v.MapIndex(k), fmt.Sprintf("%s[%v]", path, k), depth+1)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), depth+1)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), "*"+path, depth+1)
		} else {
			fmt.Println(path, "nil", v.Kind())
		}
	default:
		fmt.Println(path, v.Kind(), v.CanSet(), v.CanAddr(), v.CanInterface())
	}
}
func validate(x any) (errs []string) {
	v := reflect.Indirect(reflect.ValueOf(x))
	t := v.Type()
	for i := 0; i < t.NumField(); i++ {
		tag, ok := t.Field(i).Tag.Lookup("validate")
		if !ok {
			if v.Field(i).Kind() == reflect.Struct {
				errs = append(errs, validate(v.Field(i).Interface())...)
			}
			continue
		}
		for _, rule := range strings.Split(tag, ",") {
			k, a, _ := strings.Cut(rule, "=")
			n, _ := strconv.Atoi(a)
			switch f := v.Field(i); {
			case k == "required" && f.IsZero():
				errs = append(errs, t.Field(i).Name+" required")
			case k == "min" && f.Int() < int64(n):
				errs = append(errs, fmt.Sprintf("%s < %d", t.Field(i).Name, n))
			case k == "max" && f.Int() > int64(n):
				errs = append(errs, fmt.Sprintf("%s > %d", t.Field(i).Name, n))
			}
		}
	}
	return
}
func deepCopy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		n := reflect.New(v.Type().Elem())
		n.Elem().Set(deepCopy(v.Elem()))
		return n
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		n := reflect.MakeSlice(v.Type(), v.Len(), v.Cap())
		for i := range v.Len() {
			n.Index(i).Set(deepCopy(v.Index(i)))
		}
		return n
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		n := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			n.SetMapIndex(it.Key(), deepCopy(it.Value()))
		}
		return n
	case reflect.Struct:
		n := reflect.New(v.Type()).Elem()
		n.Set(v)
		for i := range v.NumField() {
			if n.Field(i).CanSet() {
				n.Field(i).Set(deepCopy(v.Field(i)))
			}
		}
		return n
	}
	return v
}
func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", name, r)
		}
	}()
	f()
}

type Inner struct{ X int }

func (i Inner) Get() int { return i.X }

type Outer struct {
	Inner
	*Addr
	Y int
}
type Weekday int

func (w Weekday) String() string { return "day" }
func main() {
	em := "e@x"
	u := User{Name: "Al", Age: 5, Email: &em, Tags: []string{"a"}, Meta: map[string]any{"k": []int{1}, "n": nil}, private: 3}
	walk(reflect.ValueOf(&u), "u", 0)
	fmt.Println(validate(u), validate(&User{Name: "x", Age: 20, Home: Addr{"s", 99999}}))
	c := deepCopy(reflect.ValueOf(u)).Interface().(User)
	c.Tags[0] = "changed"
	*c.Email = "new"
	fmt.Println(u.Tags, *u.Email, c.Tags, reflect.DeepEqual(u, c))
	t := reflect.TypeOf(u)
	pt := reflect.TypeOf(&u)
	fmt.Println(t.NumMethod(), pt.NumMethod(), t.Name(), t.PkgPath(), t.String(), pt.Name() == "", pt.Elem() == t)
	for i := range pt.NumMethod() {
		m := pt.Method(i)
		fmt.Println(m.Name, m.Type, m.Index, m.Type.NumIn(), m.Type.NumOut(), m.Type.IsVariadic(), m.IsExported())
	}
	v := reflect.ValueOf(&u)
	out := v.MethodByName("Hello").Call([]reflect.Value{reflect.ValueOf("Hi")})
	fmt.Println(out[0], out[0].Kind(), len(out))
	fmt.Println(v.MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int(), v.MethodByName("Sum").CallSlice([]reflect.Value{reflect.ValueOf([]int{4, 5})})[0])
	v.MethodByName("SetName").Call([]reflect.Value{reflect.ValueOf("Zed")})
	fmt.Println(u.Name, v.MethodByName("Nope").IsValid(), v.Elem().Method(0).Type())
	f := reflect.ValueOf(strings.ToUpper)
	fmt.Println(f.Call([]reflect.Value{reflect.ValueOf("abc")})[0], f.Type(), f.Kind() == reflect.Func)
	e := v.Elem()
	e.FieldByName("Age").SetInt(42)
	e.Field(0).SetString("Bob")
	e.FieldByName("Tags").Set(reflect.Append(e.FieldByName("Tags"), reflect.ValueOf("b")))
	fmt.Println(u.Age, u.Name, u.Tags)
	sf, ok := t.FieldByName("Name")
	fmt.Println(sf.Tag.Get("db"), sf.Tag.Get("none"), ok)
	m := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	m.SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
	fmt.Println(m.Interface(), m.Len(), m.MapIndex(reflect.ValueOf("zz")).IsValid())
	s := reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 5)
	s.Index(1).SetInt(7)
	s = reflect.AppendSlice(s, reflect.ValueOf([]int{8, 9}))
	fmt.Println(s, s.Len(), s.Cap(), s.Slice(1, 3), reflect.Zero(t).Field(0).String() == "")
	p := reflect.New(reflect.TypeFor[int]())
	p.Elem().SetInt(3)
	fmt.Println(*p.Interface().(*int), p.Type(), reflect.PointerTo(t), reflect.TypeFor[error](), reflect.TypeFor[error]().Kind())
	o := Outer{Inner: Inner{1}, Addr: &Addr{"st", 1}, Y: 2}
	ov := reflect.ValueOf(o)
	fmt.Println(ov.FieldByName("X"), ov.FieldByName("Street"), ov.FieldByIndex([]int{0, 0}), ov.NumMethod(), ov.Type().Method(0).Name, len(reflect.VisibleFields(ov.Type())))
	for _, f := range reflect.VisibleFields(ov.Type()) {
		fmt.Print(f.Name, f.Index, f.Anonymous, " ")
	}
	fmt.Println()
	fmt.Println(reflect.ValueOf(Weekday(3)), reflect.ValueOf(Weekday(3)).Int(), reflect.TypeOf(Weekday(1)).Kind(), reflect.TypeOf(Weekday(1)).ConvertibleTo(reflect.TypeOf(1.5)), reflect.ValueOf(Weekday(3)).Convert(reflect.TypeOf(1.5)), reflect.TypeOf(Weekday(1)).Implements(reflect.TypeFor[fmt.Stringer]()), reflect.TypeOf(1).AssignableTo(reflect.TypeFor[any]()), reflect.TypeOf(u).Comparable(), reflect.TypeOf([3]int{}).Len(), reflect.TypeOf(make(<-chan int)).ChanDir(), reflect.TypeOf(map[string][]int{}).Key(), reflect.TypeOf(map[string][]int{}).Elem(), reflect.TypeOf(u.Fn).In(0), reflect.TypeOf(int8(0)).Bits(), reflect.TypeOf(u).Size() > 0)
	try("set unaddr", func() { reflect.ValueOf(u).Field(0).SetString("x") })
	try("set unexp", func() { v.Elem().FieldByName("private").SetInt(1) })
	try("int of str", func() { reflect.ValueOf("s").Int() })
	try("nil elem", func() { reflect.ValueOf(nil).Type() })
	try("wrong type", func() { v.Elem().Field(0).Set(reflect.ValueOf(1)) })
	try("too few", func() { f.Call(nil) })
	try("wrong arg", func() { f.Call([]reflect.Value{reflect.ValueOf(1)}) })
	try("field oob", func() { reflect.ValueOf(u).Field(99) })
	try("numfield", func() { reflect.ValueOf(1).NumField() })
	try("iface unexp", func() { reflect.ValueOf(u).FieldByName("private").Interface() })
	try("mapnil", func() { var m map[string]int; reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	try("idx", func() { reflect.ValueOf([]int{1}).Index(5) })
	try("convert", func() { reflect.ValueOf("a").Convert(reflect.TypeOf(1)) })
	try("type elem", func() { reflect.TypeOf(1).Elem() })
	try("type in", func() { reflect.TypeOf(1).In(0) })
	try("isnil", func() { reflect.ValueOf(1).IsNil() })
	try("callnil", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("len", func() { reflect.ValueOf(1).Len() })
	try("new nil", func() { reflect.New(nil) })
	try("overflow", func() { fmt.Println(reflect.ValueOf(int8(1)).OverflowInt(300)) })
	fmt.Println(reflect.DeepEqual([]int{1}, []int{1}), reflect.DeepEqual(map[string][]int{"a": nil}, map[string][]int{"a": {}}), reflect.DeepEqual(nil, nil), reflect.DeepEqual([]int(nil), []int{}), reflect.DeepEqual(math.NaN(), math.NaN()), reflect.DeepEqual(1, int64(1)), reflect.DeepEqual(&u, &u))
	sw := reflect.Swapper([]int{1, 2})
	sw(0, 1)
	var x any = 3
	xv := reflect.ValueOf(&x).Elem()
	fmt.Println(xv.Kind(), xv.Elem().Kind(), xv.Type(), xv.CanSet())
	xv.Set(reflect.ValueOf("str"))
	fmt.Println(x, reflect.ValueOf(x).String(), reflect.ValueOf(1).String(), reflect.ValueOf(u).String(), reflect.Value{}.String(), reflect.Value{}.Kind(), reflect.Value{}.IsValid())
	ch := reflect.MakeChan(reflect.TypeOf(make(chan int)), 1)
	ch.Send(reflect.ValueOf(5))
	r, ok := ch.Recv()
	fmt.Println(r, ok, ch.Len())
	fmt.Println(reflect.Int, reflect.Pointer, reflect.Kind(99), reflect.UnsafePointer, reflect.Func)
}
