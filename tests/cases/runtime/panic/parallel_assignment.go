// record: go1.23

package main

import "fmt"

type hp []int

func (s hp) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

//go:noinline
func swapN(s []int, i, j int) { s[i], s[j] = s[j], s[i] }

//go:noinline
func swapA(s []int, i, j int) { s[i], s[j] = 1, 2 }

//go:noinline
func swapB(s []int, i, j int) (a, b int) { a, b = s[j], s[i]; return }

//go:noinline
func swapC(s, t []int, i, j int) { s[i], s[j] = t[j], t[i] }

//go:noinline
func swapD(s [][]int, i, j int) { s[i], s[j] = s[j], s[i] }

//go:noinline
func swapE(s []string, i, j int) { s[i], s[j] = s[j], s[i] }

//go:noinline
func swapF(s *[4]int, i, j int) { s[i], s[j] = s[j], s[i] }

//go:noinline
func swapG(s []struct{ a, b int }, i, j int) { s[i], s[j] = s[j], s[i] }

//go:noinline
func swapH(s []struct{ a, b int }, i, j int) { s[i].a, s[j].b = s[j].b, s[i].a }

//go:noinline
func rot(s []int, i, j, k int) { s[i], s[j], s[k] = s[j], s[k], s[i] }

//go:noinline
func mix(s []int, p *int, i, j int) { *p, s[i] = s[j], 5 }

type sw interface{ Swap(i, j int) }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

var si sw = hp{}

func main() {
	for _, c := range [][2]int{{0, -1}, {-1, 0}, {5, 9}, {9, 5}, {0, 7}, {7, 0}} {
		i, j := c[0], c[1]
		for _, n := range []int{0, 1, 3} {
			name := fmt.Sprint(i, j, n)
			try("method "+name, func() { hp(make([]int, n)).Swap(i, j) })
			try("iface "+name, func() { sw(hp(make([]int, n))).Swap(i, j) })
			try("N "+name, func() { swapN(make([]int, n), i, j) })
			try("A "+name, func() { swapA(make([]int, n), i, j) })
			try("B "+name, func() { swapB(make([]int, n), i, j) })
			try("C "+name, func() { swapC(make([]int, n), make([]int, n+2), i, j) })
			try("C2 "+name, func() { swapC(make([]int, n+2), make([]int, n), i, j) })
			try("D "+name, func() { swapD(make([][]int, n), i, j) })
			try("E "+name, func() { swapE(make([]string, n), i, j) })
			try("F "+name, func() { swapF(new([4]int), i, j) })
			try("G "+name, func() { swapG(make([]struct{ a, b int }, n), i, j) })
			try("H "+name, func() { swapH(make([]struct{ a, b int }, n), i, j) })
			try("rot "+name, func() { rot(make([]int, n), i, j, i+j) })
			try("mix "+name, func() { mix(make([]int, n), nil, i, j) })
			try("mix3 "+name, func() { mix(make([]int, n), new(int), i, j) })
		}
	}
}
