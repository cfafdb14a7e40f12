package main

type T struct{ a int }
type U struct{ a int }

func main() {
	var t T
	_ = U(t)
	_ = int("1")
	_ = string(1.5)
	_ = []byte(3)
	_ = (*int)(&t)
	_ = T(3)
	_ = int()
	_ = int(1, 2)
	_ = error(t)
	_ = uint8(256)
	_ = [2]int([]int{1}) == [2]string{}
}
