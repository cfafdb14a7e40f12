// record: go1.23

package main

type T struct{ a, b, c int }

func main() {
	var p *T
	println(p.b)
}
