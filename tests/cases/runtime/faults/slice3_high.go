// record: go1.23

package main

func main() {
	s := []int{1, 2, 3}
	i, j := 5, 3
	_ = s[0:i:j]
}
