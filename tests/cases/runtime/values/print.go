// record: go1.23

package main

func main() {
	println(1.5, -2.25, 1e100, 0.1, float32(0.1), 100.0, 1e21, 1e-7)
	println(complex(1, -2), true, int8(-3), uint64(1<<63), 'x', "s")
	print("a", 1, "b", "\n")
	var e error
	println(e == nil, nil == e)
	zero := 0.0
	println(1/zero, -1/zero, zero/zero)
}
