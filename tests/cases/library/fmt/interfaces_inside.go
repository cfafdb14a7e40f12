package main

import (
	"errors"
	"fmt"
)

func main() {
	type box struct {
		V any
		E error
		S fmt.Stringer
	}
	fmt.Printf("%v %+v %#v\n", box{}, box{}, box{})
	fmt.Printf("%v %+v\n", box{V: box{V: 1}}, box{V: []any{1, nil}, E: errors.New("e")})
}
