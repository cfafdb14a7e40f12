// record: go1.23

package main

type I interface{ M() }

type T struct{}

func (*T) M() {}

func main() {
	var x any = T{}
	x.(I).M()
}
