package main

//go:embed prog.go
var s string

func main() {
	//go:embed prog.go
	var t, u string
	println(s, t, u)
}
