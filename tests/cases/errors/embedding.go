package main

type A struct{ X int }
type B struct{ X string }
type C struct {
	A
	B
}
type D struct {
	*C
	A
}
type E struct {
	D
	A
	A
}

func (A) M() {}
func (B) M() {}

type I interface{ M() }

func main() {
	var c C
	_ = c.X
	c.M()
	var i I = c
	var d D
	var s string = d.X
	_ = d.C.X
	_, _ = i, s
}
