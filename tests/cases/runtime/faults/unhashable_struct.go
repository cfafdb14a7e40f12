// record: go1.23

package main

type S struct{ f []int }

func main() {
	m := map[any]int{1: 1}
	m[S{}] = 2
}
