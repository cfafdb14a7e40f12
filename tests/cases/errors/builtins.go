package main

func main() {
	_ = len(3)
	_ = cap(map[int]int{})
	_ = append(1, 2)
	_ = append([]int{}, "a")
	_ = make(int)
	_ = make([]int)
	_ = make([]int, 2, 1)
	_ = new(3, 4)
	copy(1, 2)
	delete(1, 2)
	len([]int{})
}
