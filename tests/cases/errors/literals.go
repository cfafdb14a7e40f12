package main

func main() {
	_ = [2]int{1, 2, 3}
	_ = []int{0: 1, 0: 2}
	_ = []int{-1: 1}
	_ = []int{"a": 1}
	_ = map[string]int{"a": 1, "b": 2, "a": 3}
	_ = map[string]int{1}
	_ = map[[]int]string{}
	_ = int{1}
	_ = [...]int{5: 1}[6]
	var x [...]int
}
