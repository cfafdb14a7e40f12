// record: go1.23

package main

func main() {
	var x any = 1
	println(x.(string))
}
