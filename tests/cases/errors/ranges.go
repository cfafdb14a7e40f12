package main

type it func(func(int) bool) int

func main() {
	for i := range 3.5 {
	}
	for i, j := range 10 {
	}
	for range main {
	}
	for x := range func(func(int)) {} {
	}
	for a, b := range func(func(int) bool) {} {
	}
	var f it
	for range f {
	}
	for i := range nil {
	}
	var p *[]int
	for range p {
	}
}
