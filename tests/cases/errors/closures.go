package main

func main() {
	f := func(x int) int {
		y := 1
		return "s"
	}
	f = func(x string) int { return 0 }
	g := func() int {
		if true {
			return 1
		}
	}
	var h func(int) string = f
	defer g
	func() {}
	_ = h
}
