package main

import (
	"errors"
	"fmt"
	"io"
)

func main() {
	var none error
	fmt.Println(none, errors.New("plain"), io.EOF)
	fmt.Printf("%v %s %q %x %d %+v %#v\n", io.EOF, io.EOF, io.EOF, io.EOF, io.EOF, io.EOF, io.EOF)
	fmt.Printf("%v|%s|%d\n", none, none, none)
	fmt.Println([]error{io.EOF}, struct{ E error }{io.EOF})
}
