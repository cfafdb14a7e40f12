// record: go1.23

package main

type I interface{ M() }

var i I

func main() {
	i.M()
}
