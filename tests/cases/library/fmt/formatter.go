package main

import "fmt"

type vec struct{ x, y int }

func (v vec) Format(s fmt.State, verb rune) {
	wid, hasWid := s.Width()
	prec, hasPrec := s.Precision()
	fmt.Fprintf(s, "<%c %d,%d w%d%t p%d%t", verb, v.x, v.y, wid, hasWid, prec, hasPrec)
	for _, flag := range "+-# 0" {
		if s.Flag(int(flag)) {
			fmt.Fprintf(s, " flag%q", flag)
		}
	}
	fmt.Fprintf(s, " %s>", fmt.FormatString(s, verb))
}

func main() {
	fmt.Println(vec{1, 2})
	fmt.Printf("%v|%+v|%#v|%8.3f|%-5d|%q|%s|% x|%05z\n", vec{1, 2}, vec{1, 2}, vec{1, 2}, vec{1, 2}, vec{1, 2}, vec{1, 2}, vec{1, 2}, vec{1, 2}, vec{1, 2})
	fmt.Println([]vec{{1, 1}, {2, 2}}, map[string]vec{"k": {3, 4}})
}
