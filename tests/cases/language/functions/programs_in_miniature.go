package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

type level int

const (
	debug level = iota
	info
)

func (l level) String() string { return [...]string{"DBG", "INF"}[l] }

type logger struct {
	mu  sync.Mutex
	out *strings.Builder
	lvl level
}

func (l *logger) logf(lv level, f string, args ...any) {
	if lv < l.lvl {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintf(l.out, "[%v] "+f+"\n", append([]any{lv}, args...)...)
}

type event struct {
	at   time.Duration
	name string
	fn   func() error
}
type queue []*event

func (q queue) Len() int { return len(q) }
func (q *queue) push(e *event) {
	*q = append(*q, e)
	for i := len(*q) - 1; i > 0 && (*q)[i].at < (*q)[i-1].at; i-- {
		(*q)[i], (*q)[i-1] = (*q)[i-1], (*q)[i]
	}
}
func (q *queue) pop() (e *event) { e, *q = (*q)[0], (*q)[1:]; return }

type account struct {
	sync.Mutex
	bal int
}
type bank struct {
	accts map[string]*account
	*logger
}

var errFunds = errors.New("insufficient funds")

type txErr struct {
	from, to string
	err      error
}

func (e txErr) Error() string { return fmt.Sprintf("%s->%s: %v", e.from, e.to, e.err) }
func (e txErr) Unwrap() error { return e.err }
func (b *bank) transfer(from, to string, n int) (err error) {
	defer func() {
		if err != nil {
			err = txErr{from, to, err}
			b.logf(info, "failed: %v", err)
		}
	}()
	f, t := b.accts[from], b.accts[to]
	f.Lock()
	defer f.Unlock()
	if f.bal < n {
		return errFunds
	}
	t.Lock()
	defer t.Unlock()
	f.bal, t.bal = f.bal-n, t.bal+n
	return nil
}

type stage func(<-chan int) <-chan int

func pipeline(src <-chan int, st ...stage) <-chan int {
	for _, s := range st {
		src = s(src)
	}
	return src
}
func mapper(f func(int) int) stage {
	return func(in <-chan int) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for x := range in {
				out <- f(x)
			}
		}()
		return out
	}
}

type matrix [][]float64

func newMatrix(r, c int) matrix {
	m := make(matrix, r)
	for i := range m {
		m[i] = make([]float64, c)
	}
	return m
}

type visitor interface{ visit(n *tree) visitor }
type tree struct {
	l, r *tree
	k    int
}

func (t *tree) insert(k int) *tree {
	if t == nil {
		return &tree{k: k}
	}
	if k < t.k {
		t.l = t.l.insert(k)
	} else {
		t.r = t.r.insert(k)
	}
	return t
}
func (t *tree) walk(v visitor) {
	if t == nil {
		return
	}
	if v = v.visit(t); v != nil {
		t.l.walk(v)
		t.r.walk(v)
	}
}

type maxDepth struct {
	d   int
	max *int
}

func (m maxDepth) visit(*tree) visitor {
	m.d++
	if m.d > *m.max {
		*m.max = m.d
	}
	return m
}

func parse(s string) (n int, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("parse %q: %w", s, r)
		default:
			panic(r)
		}
	}()
	for i := 0; ; i++ {
		if i == len(s) {
			return
		}
		n = n*10 + int([10]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}[s[i]-'0'])
	}
}

func main() {
	var sb strings.Builder
	lg := &logger{out: &sb, lvl: info}
	b := bank{map[string]*account{"a": {bal: 10}, "b": {bal: 5}}, lg}
	fmt.Println(b.transfer("a", "b", 7), b.transfer("a", "b", 7))
	err := b.transfer("b", "a", 100)
	var te txErr
	fmt.Println(errors.Is(err, errFunds), errors.As(err, &te), te.from, b.accts["b"].bal)
	lg.logf(debug, "hidden")
	fmt.Print(sb.String())
	var q queue
	for i, n := range []string{"c", "a", "b"} {
		q.push(&event{time.Duration(3-i) * time.Second, n, func() error {
			if i == 1 {
				return fmt.Errorf("event %s", n)
			}
			return nil
		}})
	}
	for q.Len() > 0 {
		e := q.pop()
		fmt.Println(e.at, e.name, e.fn())
	}
	src := make(chan int)
	go func() {
		for i := range 4 {
			src <- i
		}
		close(src)
	}()
	for x := range pipeline(src, mapper(func(i int) int { return i * i }), mapper(func(i int) int { return i + 1 })) {
		fmt.Print(x, " ")
	}
	fmt.Println()
	m := newMatrix(2, 3)
	for i := range m {
		for j := range m[i] {
			m[i][j] = float64(i*3+j) / 2
		}
	}
	m[1][2] *= -1
	fmt.Println(m, len(m[0]))
	var root *tree
	for _, k := range []int{5, 2, 8, 1, 9, 3} {
		root = root.insert(k)
	}
	max := 0
	root.walk(maxDepth{max: &max})
	fmt.Println(max, root.l.k, root.r.r.k)
	fmt.Println(parse("123"))
	fmt.Println(parse("12x"))
	fmt.Printf("%v %+v %T %q %5d|%-5d|%05.1f %x %t %p\n", te, b.accts["a"].bal, te, "hi", 42, 42, 3.14159, "hex", true, nil)
	var wg sync.WaitGroup
	res := make([]int, 5)
	for i := range res {
		wg.Go(func() { res[i] = i * i })
	}
	wg.Wait()
	fmt.Println(res)
	sem := make(chan struct{}, 2)
	var mu sync.Mutex
	active, peak := 0, 0
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			defer func() { <-sem }()
			mu.Lock()
			active++
			if active > peak {
				peak = active
			}
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			active--
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(peak <= 2, active)
	defer func() {
		r := recover()
		fmt.Println("main recovered", r)
		os.Exit(7)
	}()
	var arr []int
	_ = arr[len(res)]
}
