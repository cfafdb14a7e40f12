package main

import (
	_ "embed"
	"fmt"
)

//go:embed prog.go
var fits string

//go:embed prog.go "prog.go" `prog.go`
var a, b string

//go:embed prog.go
var c = "x"

//go:embed prog.go
type T int

var (
	x int
	//go:embed prog.go
	y []byte
)

//go:noinline
//go:embed prog.go
func f() {
	var (
		//go:embed prog.go
		s string
		//go:embed prog.go
		t = 1
	)
	_, _ = s, t
}

func main() {
	//go:embed prog.go
	var s string
	for range 3 {
		//go:embed prog.go
		//go:noinline
		var t string
		_ = t
		//go:noinline
		type U int
	}
	fmt.Println(len(fits), a, b, c, T(x), y, s)
	func() {
		//go:embed prog.go
		const k = 1
	}()
	f()
}
