// record: go1.23

package main

func main() {
	var x any
	println(x.(string))
}
