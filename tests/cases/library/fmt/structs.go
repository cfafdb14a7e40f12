package main

import "fmt"

type point struct{ X, Y int }

func main() {
	p := point{1, -2}
	fmt.Printf("%v|%+v|%#v|%T|%d|%x|%s\n", p, p, p, p, p, p, p)
	fmt.Printf("%v|%+v|%#v\n", &p, &p, &p)
	type outer struct {
		point
		Name  string
		inner struct{ a, b any }
		P     *point
		Tags  []string
	}
	o := outer{p, "n", struct{ a, b any }{1, nil}, nil, []string{"x"}}
	fmt.Printf("%v\n%+v\n%#v\n", o, o, o)
	fmt.Println(struct{}{}, []struct{}{{}, {}})
}
