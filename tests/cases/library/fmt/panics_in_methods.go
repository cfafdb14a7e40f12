package main

import "fmt"

type bad struct{}

func (bad) String() string { panic("oops") }

type bad2 struct{ n int }

func (b *bad2) String() string { return fmt.Sprint(b.n) }

type bad3 struct{}

func (bad3) Error() string { panic(fmt.Errorf("error value %d", 7)) }

type bad4 struct{}

func (bad4) GoString() string { panic(42) }

type bad5 struct{}

func (bad5) Format(s fmt.State, verb rune) { panic([]int{1, 2}) }

type bad6 int

func (b bad6) Error() string {
	var m map[string]int
	m["x"] = int(b)
	return "unreachable"
}

func main() {
	fmt.Println(bad{})
	fmt.Printf("%s %d %v\n", bad{}, bad{}, []any{bad{}, 1})
	var p *bad2
	fmt.Println(p)
	fmt.Printf("%v %s|%+v\n", p, p, struct{ P *bad2 }{nil})
	fmt.Printf("%v\n", bad3{})
	fmt.Printf("%#v\n", bad4{})
	fmt.Printf("%v\n", bad5{})
	fmt.Println(fmt.Sprintf("%s", error(bad6(1))))
}
