package main

func main() {
	_ = min(1, "a")
	_ = max([]int{})
	clear(3)
	panic()
	_ = complex(1, "a")
	_ = real(1 < 2)
	_ = append
	print(main)
	defer len("a")
	go append([]int{}, 1)
}
