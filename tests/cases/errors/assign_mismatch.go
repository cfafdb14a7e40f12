package main

func two() (int, error) { return 0, nil }

func main() {
	a, b := two(), 1
	x := two()
	var c, d, e = two()
	a, b = 1
	var s string = 3
	s = nil
	s = 'x'
	_, _, _, _, _, _ = a, b, x, c, d, e
}
