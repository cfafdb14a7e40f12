package main

import "fmt"

//go:noinline
var before int

//go:noinline
type before2 int

//go:nosplit
//go:build ignore
func right() {} //go:noinline

//go:unknown anything
const c = 1

//go:embed
var usage string

//go:embed "prog
var quoted string

//go:embed `a`b
var quoted2 string

//go:systemstack
func system() {}

//go:embed prog.go
var (
	//go:embed prog.go
	inGroup string
)

func main() {
	//go:noinline
	fmt.Println(inGroup, quoted)
	//go:noinline
	f := func() {
		//go:embed prog.go
		return
	}
	f()
	//go:norace
}

//go:noinline
