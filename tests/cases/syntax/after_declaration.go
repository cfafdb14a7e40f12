package main

var x int y

func main() {} func f() {}

type T int; type U int } 

import "fmt"
