// record: go1.23

package main

func main() {
	n := 1
	_ = make([]int, 2, n)
}
