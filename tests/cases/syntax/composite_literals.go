package main

func main() {
	type T struct{ x int }
	_ = (T){1}
	_ = []int{1,
		2
	}
	_ = map[int]int{1: 2: 3}
	_ = T{x 1}
}
