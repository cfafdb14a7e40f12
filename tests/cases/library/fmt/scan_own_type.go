package main

import "fmt"

type pt struct{ x, y int }

func (p *pt) Scan(state fmt.ScanState, verb rune) error {
	_, err := fmt.Fscanf(state, "(%d,%d)", &p.x, &p.y)
	return err
}

func main() {
	var p pt
	var k int
	fmt.Println(fmt.Sscan("(3,4) 9", &p, &k))
	fmt.Println(p, k)
	fmt.Println(fmt.Sscan("x", &p))
	fmt.Println(fmt.Sscanf("at (5,6)!", "at %v!", &p))
	fmt.Println(p)
}
