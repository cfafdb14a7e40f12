// record: go1.23

package main

var s = []int{1, 2, 3}

func main() {
	i := 5
	_ = s[i]
}
