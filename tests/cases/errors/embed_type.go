package main

import _ "embed"

func main() {
	//go:embed prog.go
	var t string
	t = 1
}
