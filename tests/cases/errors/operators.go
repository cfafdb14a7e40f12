package main

type S struct{ f []int }

func main() {
	var i int
	var s string
	var p *int
	var f func()
	var x S
	_ = i + s
	_ = i + "a"
	_ = s - s
	_ = p + 1
	_ = f == f
	_ = x == x
	_ = !i
	_ = i && true
	_ = p < p
	_ = -s
}
