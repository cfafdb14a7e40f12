// record: go1.23

package main

func main() {
	s := make([]int, 1, 3)
	i := 5
	_ = s[:i]
}
