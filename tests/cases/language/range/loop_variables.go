// Each iteration has its own variables: closures and addresses tell.
package main

import "fmt"

func main() {
	var funcs []func() int
	var addrs []*int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { i += 10; return i })
		addrs = append(addrs, &i)
		if i == 1 {
			i = 1
		}
	}
	for _, f := range funcs {
		fmt.Print(f(), " ", f(), " ")
	}
	for _, p := range addrs {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for i, s := range []string{"a", "b", "c"} {
		defer func() { fmt.Println(i, s) }()
	}
	m := map[string]*int{}
	for i := range 3 {
		m[fmt.Sprint(i)] = &i
	}
	fmt.Println(*m["0"], *m["1"], *m["2"])
	var last func()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		prev := last
		last = func() {
			if prev != nil {
				prev()
			}
			fmt.Print(i, j, ";")
		}
		continue
	}
	last()
	fmt.Println()
	var i int
	var caught []func() int
	for i = 0; i < 3; i++ {
		caught = append(caught, func() int { return i })
	}
	fmt.Println(caught[0](), caught[2](), i)
	for i := 0; i < 4; i++ {
		inc := func() { i++ }
		inc()
		fmt.Print(i, " ")
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i := range s {
		s = append(s, i)
	}
	for i, v := range s[:2] {
		s[1] = 50
		fmt.Print(i, v, " ")
	}
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 9
		fmt.Print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 7
		fmt.Print(i, v, " ")
	}
	fmt.Println(s, a)
	var x struct{ k, v int }
	arr := []int{4, 5, 6}
	for x.k, x.v = range arr {
	}
	for arr[0] = range 2 {
	}
	var any1 any
	for any1 = range "añ" {
	}
	fmt.Println(x, arr, any1)
	ch := make(chan int, 4)
	for i := range 4 {
		ch <- i * i
	}
	close(ch)
	for v := range ch {
		if v == 4 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(len(ch))
	for range 2 {
		fmt.Print("x")
	}
	for range "ab" {
		fmt.Print("y")
	}
	n := 0
	for range arr {
		n++
	}
	type weekday uint8
	for d := range weekday(3) {
		fmt.Printf(" %T%v", d, d)
	}
	const c = 2
	for i := range c {
		fmt.Printf(" %T%v", i, i)
	}
	fmt.Println(n)
	var np *[3]int
	for i := range np {
		fmt.Print(i)
	}
	fmt.Println(len(np))
}
