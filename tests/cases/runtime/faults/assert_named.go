// record: go1.23

package main

type I interface{ M() }

type M1 struct{}

func (M1) M() {}

type M2 struct{}

func (*M2) M() {}

func main() {
	var x I = M1{}
	println(x.(*M2))
}
