// record: go1.23

package main

func main() {
	n := -1
	_ = make([]int, n)
}
