// record: go1.23

package main

type I interface{ M() }

func main() {
	var x any = 1
	x.(I).M()
}
