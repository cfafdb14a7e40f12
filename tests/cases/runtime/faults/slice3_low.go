// record: go1.23

package main

func main() {
	s := []int{1, 2, 3}
	i, j := 5, 2
	_ = s[i:j:3]
}
