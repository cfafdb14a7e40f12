// record: go1.23

package main

func main() {
	s := "abc"
	i := 5
	_ = s[:i]
}
