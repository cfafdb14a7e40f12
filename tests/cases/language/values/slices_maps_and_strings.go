// Aliasing, growth, and what copies.
package main

import "fmt"

type point struct{ x, y int }

// Escapes, so that it has no first array on the stack.
var s []int

func grow() {
	last := -1
	for i := 0; i < 3000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println(len(s))
	var b []byte
	b = append(b, "hello"...)
	fmt.Println(len(b), cap(b), cap(append([]byte(nil), make([]byte, 33)...)), cap(append([]point{}, point{}, point{}, point{})))
	var st []string
	st = append(st, "a", "b", "c", "d", "e")
	fmt.Println(cap(st), cap(append(st, "f")))
}

func change(s []int, m map[string]int, a [2]int, p *[2]int) {
	s[0] = 100
	s = append(s, 1)
	s[0] = 200
	m["k"]++
	m = nil
	a[0] = 5
	p[1] = 6
}

func main() {
	grow()
	s, m, a := make([]int, 1, 1), map[string]int{}, [2]int{1, 2}
	change(s, m, a, &a)
	fmt.Println(s, m, a)
	base := []int{0, 1, 2, 3, 4, 5, 6, 7}
	x, y := base[2:4], base[2:4:4]
	x = append(x, 99)
	y = append(y, 77)
	fmt.Println(base, x, y, len(base[8:]), cap(base[3:5:6]))
	base = append(base[:1], base[3:]...)
	fmt.Println(base, copy(base, base[2:]), base)
	arr := [5]int{1, 2, 3, 4, 5}
	pa := (*[2]int)(arr[1:3])
	pa[0] = 20
	ca := [2]int(arr[3:])
	ca[0] = 40
	fmt.Println(arr, *pa, ca, len(arr[:0]), arr[:0] == nil, []int(nil) == nil)
	nested := [][]int{{1}, {2, 3}}
	for i := range nested {
		nested[i] = append(nested[i], i)
	}
	alias := nested[1]
	alias[0] = -1
	nested[0], nested[1] = nested[1], nested[0]
	fmt.Println(nested, alias)
	type key struct {
		name string
		at   point
	}
	km := map[key][]point{}
	k := key{"a", point{1, 2}}
	km[k] = append(km[k], point{3, 4})
	km[k][0].x++
	k.at.x = 9
	km[k] = nil
	fmt.Println(len(km), km[key{"a", point{1, 2}}], km[k] == nil)
	if v, ok := km[key{}]; !ok {
		fmt.Println(v == nil, ok)
	}
	im := map[any]string{1: "int", int8(1): "int8", "1": "string", 1.0: "float", point{1, 1}: "point", [1]int{1}: "array", true: "bool", nil: "nil"}
	fmt.Println(im[1], im[int8(1)], im["1"], im[1.0], im[point{1, 1}], im[[1]int{1}], im[true], im[nil], im[uint(1)] == "")
	delete(im, nil)
	delete(im, "absent")
	fmt.Println(len(im))
	pm := map[string]*point{"p": {1, 2}}
	pm["p"].y = 5
	sm := map[string]point{"p": {1, 2}}
	v := sm["p"]
	v.y = 5
	fmt.Println(*pm["p"], sm["p"], v)
	fm := map[string]func(int) int{"inc": func(i int) int { return i + 1 }}
	fm["twice"] = func(i int) int { return fm["inc"](fm["inc"](i)) }
	fmt.Println(fm["twice"](5))
	counts := map[rune]int{}
	for _, r := range "hello, wörld" {
		counts[r]++
	}
	fmt.Println(counts['l'], counts['ö'], counts['z'], len(counts))
	grown := map[int]int{}
	for i := range 1000 {
		grown[i*7] = i
	}
	sum := 0
	for k, v := range grown {
		if k%2 == 0 {
			delete(grown, k)
		}
		sum += v
	}
	fmt.Println(len(grown), sum)
	t := "héllo"
	fmt.Println(len(t), t[1], t[1:3], t[3:], []byte(t[:3]), []rune(t)[1], string([]rune(t)[1:3]))
	bs := []byte(t)
	bs[0] = 'J'
	u := string(bs)
	bs[0] = 'K'
	fmt.Println(t, u, string(bs), t < u, t+"!" == "héllo!", "" < "a")
	for i, r := range "a\xffb\xe4\xb8z" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(string(rune(65)), string(rune(-1)), []rune("\xff"))
	var z []int
	for range z {
	}
	z = append(z, z...)
	fmt.Println(z == nil, len(z[:0]), append(z, []int{}...) == nil, append([]int{}, z...) == nil)
	clear(base)
	clear(grown)
	fmt.Println(base, len(grown))
}
