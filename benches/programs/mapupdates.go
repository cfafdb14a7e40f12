package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 400000; i++ {
		m[i%1000]++
	}
	println(len(m), m[7])
}
