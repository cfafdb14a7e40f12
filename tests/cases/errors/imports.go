package main

import (
	"foo/bar"
	"github.com/x/y"
)

func main() {}
