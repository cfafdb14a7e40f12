package main

type P struct {
	X, Y int
	X    string
}

type Q struct {
	*Q2
	int
}

type Q2 struct{ Z int }

func main() {
	_ = Q2{1, 2}
	_ = Q2{W: 1}
	_ = Q2{Z: 1, Z: 2}
	_ = Q{Z: 1}
	_ = struct{ a, b int }{1}
	_ = struct{ a, b int }{a: 1, 2}
	var q Q
	_ = q.Nope
	q.z = 1
	_ = Q2{Z: "s"}
}
