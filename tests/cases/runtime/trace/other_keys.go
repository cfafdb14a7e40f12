// record: by hand
// lab: trace --beside go1.23

// Keys that only the general functions can handle: always hashed, and a hash can panic before anything is changed.
package main

type point struct{ x, y int }

func try(f func()) {
	defer func() { recover() }()
	f()
}

func main() {
	m := map[point]int{}
	m[point{1, 2}]++
	_ = m[point{1, 2}]
	delete(m, point{1, 2})
	a := map[any]int{1: 1}
	_ = a["x"]
	try(func() { a[[]int{}] = 1 })
	try(func() { delete(a, any([]int{})) })
	try(func() { _ = a[func() {}] })
	clear(a)
	try(func() { _ = a[[]int{}] })
	f := map[float64]bool{}
	zero := 0.0
	nan := zero / zero
	f[nan] = true
	f[nan] = true
	_ = f[nan]
	delete(f, nan)
	clear(f)
}
