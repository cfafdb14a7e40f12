// record: go1.23

package main

func main() {
	x := -1
	println(1 << x)
}
