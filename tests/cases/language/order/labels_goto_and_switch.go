// Every way that control can jump.
package main

import "fmt"

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	}
	switch r := n % 3; r {
	case 0:
		return "fizz"
	default:
		if r == 1 {
			break
		}
		return "two"
	}
	return "one"
}

func falls(n int) (out []int) {
	switch n {
	case 1:
		out = append(out, 1)
		fallthrough
	case 2:
		out = append(out, 2)
		if n == 2 {
			break
		}
		fallthrough
	default:
		out = append(out, 0)
		fallthrough
	case 3:
		out = append(out, 3)
	}
	return
}

func search(grid [][]int, want int) (r, c int) {
rows:
	for r = range grid {
		for c = range grid[r] {
			switch v := grid[r][c]; {
			case v == want:
				break rows
			case v > want:
				continue rows
			case v < 0:
				goto fail
			}
		}
	}
	return
fail:
	return -1, -1
}

func retry() (tries int) {
again:
	tries++
	for i := 0; ; i++ {
		if tries < 3 {
			goto again
		}
		if i == 2 {
			return
		}
	}
}

func kinds(x any) string {
	switch y := x.(type) {
	case nil:
		return "nil"
	case bool, string:
		return fmt.Sprintf("b/s %v", y)
	case interface{ Len() int }:
		return fmt.Sprint("len ", y.Len())
	case error:
		return y.Error()
	case []int:
		y = append(y, 1)
		return fmt.Sprint(y)
	case func(int) int:
		return fmt.Sprint(y(2))
	case chan<- int:
		return "send only"
	case map[string]int:
		y["new"]++
		return fmt.Sprint(len(y))
	case *struct{ n int }:
		y.n++
		return fmt.Sprint(y.n)
	}
	switch x.(type) {
	default:
		return fmt.Sprintf("%T", x)
	case int8, int16:
		return "small"
	}
}

type lens int

func (l lens) Len() int { return int(l) }

func main() {
	for n := -1; n < 5; n++ {
		fmt.Println(n, classify(n), falls(n))
	}
	fmt.Println(search([][]int{{1, 5}, {2, 3}, {3}}, 3))
	fmt.Println(search([][]int{{1, 5}, {2, -3}, {3}}, 3))
	fmt.Println(retry())
	p := &struct{ n int }{4}
	for _, x := range []any{nil, true, "s", lens(3), fmt.Errorf("e"), []int{0}, func(i int) int { return i * i },
		make(chan<- int), map[string]int{}, p, int8(1), 2.5, make(chan int)} {
		fmt.Println(kinds(x))
	}
	fmt.Println(p.n)
	i := 0
loop:
	for {
		select {
		default:
			i++
			if i > 3 {
				break loop
			}
			continue loop
		}
	}
	fmt.Println(i)
	switch x := any(i).(type) {
	case int:
		x++
		fmt.Println(x, i)
	}
	switch f := func() int { i++; return i }; f() {
	case 4, f():
		fmt.Println("matched", i)
	default:
		fmt.Println("default", i)
	}
	switch {
	}
	var e any = 3
	switch e {
	case "3", 3.0:
		fmt.Println("wrong")
	case 3:
		fmt.Println("right")
	}
	if x, y := 1, 2; x > y {
		fmt.Println("gt")
	} else if z := x + y; z == 3 {
		fmt.Println("z", z)
	} else {
		fmt.Println("else", z)
	}
	{
		goto inner
	inner:
		fmt.Println("inner")
	}
}
