// record: go1.23

package main

func main() {
	var a [4]int
	i := 7
	_ = a[:i]
}
