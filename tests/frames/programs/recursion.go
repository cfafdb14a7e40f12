// Recursions with what people have in them.
package main

import "fmt"

type pair struct{ a, b int }

type node struct {
	left, right *node
	key         int
}

type visitor interface{ visit(n int) int }

type counter struct{ n int }

func (c *counter) visit(n int) int {
	c.n++
	if n == 0 {
		return c.n
	}
	return c.visit(n-1) + c.n
}

func through(v visitor, n int) int {
	if n == 0 {
		return v.visit(0)
	}
	return through(v, n-1) + v.visit(n%3)
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func fact(n int) int {
	if n == 0 {
		return 1
	}
	return n * fact(n-1)
}

func gcd(a, b int) int {
	if b == 0 {
		return a
	}
	return gcd(b, a%b)
}

func ackermann(m, n int) int {
	if m == 0 {
		return n + 1
	}
	if n == 0 {
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func hanoi(n int, from, to, by string) int {
	if n == 0 {
		return 0
	}
	moves := hanoi(n-1, from, by, to)
	moves += len(from) + len(to)
	return moves + hanoi(n-1, by, to, from)
}

func sum(s []int) int {
	if len(s) == 0 {
		return 0
	}
	return s[0] + sum(s[1:])
}

func reverse(s string) string {
	if len(s) == 0 {
		return ""
	}
	return reverse(s[1:]) + s[:1]
}

func insert(t *node, key int) *node {
	if t == nil {
		return &node{key: key}
	}
	if key < t.key {
		t.left = insert(t.left, key)
	} else {
		t.right = insert(t.right, key)
	}
	return t
}

func height(t *node) int {
	if t == nil {
		return 0
	}
	l, r := height(t.left), height(t.right)
	if l > r {
		return l + 1
	}
	return r + 1
}

func walk(t *node, visit func(int)) {
	if t == nil {
		return
	}
	walk(t.left, visit)
	visit(t.key)
	walk(t.right, visit)
}

func isEven(n int) bool {
	if n == 0 {
		return true
	}
	return isOdd(n - 1)
}

func isOdd(n int) bool {
	if n == 0 {
		return false
	}
	return isEven(n - 1)
}

func divide(n, d int) (quotient, rest int, err error) {
	if d == 0 {
		return 0, 0, fmt.Errorf("division of %d by zero", n)
	}
	if n < d {
		return 0, n, nil
	}
	q, r, err := divide(n-d, d)
	return q + 1, r, err
}

func permutations(s []int, at int, out *int) {
	if at == len(s) {
		*out += s[0]
		return
	}
	for i := at; i < len(s); i++ {
		s[at], s[i] = s[i], s[at]
		permutations(s, at+1, out)
		s[at], s[i] = s[i], s[at]
	}
}

func quick(s []int) {
	if len(s) < 2 {
		return
	}
	pivot, at := s[len(s)-1], 0
	for i, v := range s[:len(s)-1] {
		if v < pivot {
			s[i], s[at] = s[at], s[i]
			at++
		}
	}
	s[at], s[len(s)-1] = s[len(s)-1], s[at]
	quick(s[:at])
	quick(s[at+1:])
}

func merge(s []int) []int {
	if len(s) < 2 {
		return s
	}
	l, r := merge(s[:len(s)/2]), merge(s[len(s)/2:])
	out := make([]int, 0, len(s))
	for len(l) > 0 && len(r) > 0 {
		if l[0] < r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

func remember(n int, known map[int]int) int {
	if n < 2 {
		return n
	}
	if v, ok := known[n]; ok {
		return v
	}
	v := remember(n-1, known) + remember(n-2, known)
	known[n] = v
	return v
}

func pairs(p pair, n int) pair {
	if n == 0 {
		return p
	}
	q := pairs(pair{p.b, p.a + p.b}, n-1)
	return pair{q.a + p.a, q.b}
}

func floats(x float64, n int) float64 {
	if n == 0 {
		return x
	}
	y := x * 0.5
	return floats(y, n-1) + y*x
}

func local(n int) int {
	var table [16]int
	for i := range table {
		table[i] = i * n
	}
	if n == 0 {
		return table[3]
	}
	return local(n-1) + table[n%16]
}

func deferred(n int) (out int) {
	defer func() { out += n }()
	if n == 0 {
		return 0
	}
	return deferred(n - 1)
}

func recovered(n int) (out int) {
	defer func() {
		if r := recover(); r != nil {
			out = -1
		}
	}()
	if n == 0 {
		panic("end")
	}
	return recovered(n-1) + 1
}

func printing(n int) {
	fmt.Println("at", n)
	if n > 0 {
		printing(n - 1)
	}
	fmt.Println("back", n)
}

func sending(c chan int, n int) {
	if n == 0 {
		close(c)
		return
	}
	c <- n
	sending(c, n-1)
}

func types(v any, n int) string {
	switch v := v.(type) {
	case int:
		if n == 0 {
			return fmt.Sprint(v)
		}
		return types("s", n-1)
	case string:
		return v + types(n, n)
	}
	return ""
}

func many(a, b, c, d, e, f, g, h, i, j, k int) int {
	if a == 0 {
		return b + k
	}
	return many(a-1, c, d, e, f, g, h, i, j, k, b) + a*b - k
}

func queens(n, row int, cols, up, down []bool) int {
	if row == n {
		return 1
	}
	count := 0
	for col := range n {
		if cols[col] || up[row+col] || down[row-col+n] {
			continue
		}
		cols[col], up[row+col], down[row-col+n] = true, true, true
		count += queens(n, row+1, cols, up, down)
		cols[col], up[row+col], down[row-col+n] = false, false, false
	}
	return count
}

func closures(n int) int {
	total := 0
	add := func(v int) { total += v }
	var down func(int)
	down = func(v int) {
		if v == 0 {
			return
		}
		add(v)
		down(v - 1)
	}
	down(n)
	return total
}

func generic[T int | string](v T, n int) T {
	if n == 0 {
		return v
	}
	return generic(v+v, n-1) + v
}

func main() {
	c := &counter{}
	fmt.Println(c.visit(3), through(c, 4), fib(10), fact(5), gcd(12, 18), ackermann(2, 2), hanoi(3, "a", "b", "c"))
	fmt.Println(sum([]int{1, 2, 3}), reverse("abc"), isEven(10))
	var t *node
	for _, k := range []int{5, 2, 8, 1} {
		t = insert(t, k)
	}
	walk(t, func(k int) { fmt.Print(k, " ") })
	fmt.Println(height(t))
	fmt.Println(divide(17, 5))
	out := 0
	permutations([]int{1, 2, 3}, 0, &out)
	s := []int{3, 1, 2}
	quick(s)
	fmt.Println(out, s, merge([]int{4, 2, 9, 1}), remember(20, map[int]int{}), pairs(pair{0, 1}, 5), floats(2, 4))
	fmt.Println(local(4), deferred(4), recovered(4))
	printing(1)
	ch := make(chan int, 9)
	sending(ch, 4)
	fmt.Println(types(1, 2), many(3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	fmt.Println(queens(5, 0, make([]bool, 5), make([]bool, 10), make([]bool, 11)), closures(5), generic(1, 3), generic("a", 2))
}
