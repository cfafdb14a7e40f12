// record: go1.23

package main

type I interface{ M() }

func main() {
	var x any
	x.(I).M()
}
