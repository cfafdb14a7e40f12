// record: go1.23

package main

func main() {
	x := 0
	println(1 / x)
}
