package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

// bank simulation, event sourcing, LRU cache, trie, matrix, graph BFS
type Account struct {
	mu  sync.Mutex
	bal int
	log []string
}

var ErrFunds = errors.New("insufficient funds")

type TxError struct {
	From, To string
	Amt      int
	Err      error
}

func (e *TxError) Error() string { return fmt.Sprintf("tx %s->%s %d: %v", e.From, e.To, e.Amt, e.Err) }
func (e *TxError) Unwrap() error { return e.Err }

type Bank struct{ accts map[string]*Account }

func (b *Bank) Transfer(from, to string, amt int) error {
	f, t := b.accts[from], b.accts[to]
	if f == nil || t == nil {
		return &TxError{from, to, amt, os.ErrNotExist}
	}
	first, second := f, t
	if from > to {
		first, second = t, f
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if f.bal < amt {
		return &TxError{from, to, amt, ErrFunds}
	}
	f.bal -= amt
	t.bal += amt
	f.log = append(f.log, fmt.Sprintf("-%d", amt))
	return nil
}

type LRU[K comparable, V any] struct {
	cap        int
	m          map[K]*entry[K, V]
	head, tail *entry[K, V]
}
type entry[K comparable, V any] struct {
	k          K
	v          V
	prev, next *entry[K, V]
}

func NewLRU[K comparable, V any](n int) *LRU[K, V] {
	l := &LRU[K, V]{cap: n, m: map[K]*entry[K, V]{}, head: &entry[K, V]{}, tail: &entry[K, V]{}}
	l.head.next, l.tail.prev = l.tail, l.head
	return l
}
func (l *LRU[K, V]) unlink(e *entry[K, V]) { e.prev.next, e.next.prev = e.next, e.prev }
func (l *LRU[K, V]) front(e *entry[K, V]) {
	e.next, e.prev = l.head.next, l.head
	l.head.next.prev = e
	l.head.next = e
}
func (l *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, found := l.m[k]; found {
		l.unlink(e)
		l.front(e)
		return e.v, true
	}
	return
}
func (l *LRU[K, V]) Put(k K, v V) {
	if e, ok := l.m[k]; ok {
		e.v = v
		l.unlink(e)
		l.front(e)
		return
	}
	if len(l.m) == l.cap {
		last := l.tail.prev
		l.unlink(last)
		delete(l.m, last.k)
	}
	e := &entry[K, V]{k: k, v: v}
	l.m[k] = e
	l.front(e)
}

type Graph map[string][]string

func (g Graph) BFS(start string) (out []string) {
	seen := map[string]bool{start: true}
	for q := []string{start}; len(q) > 0; q = q[1:] {
		out = append(out, q[0])
		n := append([]string(nil), g[q[0]]...)
		sort.Strings(n)
		for _, v := range n {
			if !seen[v] {
				seen[v] = true
				q = append(q, v)
			}
		}
	}
	return
}

type Matrix [][]float64

func (m Matrix) Mul(o Matrix) Matrix {
	r := make(Matrix, len(m))
	var wg sync.WaitGroup
	for i := range m {
		r[i] = make([]float64, len(o[0]))
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range o[0] {
				for k := range o {
					r[i][j] += m[i][k] * o[k][j]
				}
			}
		}()
	}
	wg.Wait()
	return r
}

type visitor func(depth int, name string)
type Node struct {
	Name string
	Kids []*Node
}

func (n *Node) Walk(v visitor) { n.walk(0, v) }
func (n *Node) walk(d int, v visitor) {
	v(d, n.Name)
	for _, k := range n.Kids {
		k.walk(d+1, v)
	}
}

func hanoi(n int, a, b, c string, move func(string, string)) {
	if n == 0 {
		return
	}
	hanoi(n-1, a, c, b, move)
	move(a, c)
	hanoi(n-1, b, a, c, move)
}

func perms(s []rune) []string {
	if len(s) <= 1 {
		return []string{string(s)}
	}
	var out []string
	for i := range s {
		rest := append(append([]rune{}, s[:i]...), s[i+1:]...)
		for _, p := range perms(rest) {
			out = append(out, string(s[i])+p)
		}
	}
	return out
}

func main() {
	b := &Bank{map[string]*Account{"a": {bal: 100}, "b": {bal: 50}}}
	var wg sync.WaitGroup
	errs := make(chan error, 20)
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := b.Transfer("a", "b", 15); err != nil {
				errs <- err
			}
			_ = i
		}()
	}
	wg.Wait()
	close(errs)
	n := 0
	for err := range errs {
		var te *TxError
		if errors.As(err, &te) && errors.Is(err, ErrFunds) {
			n++
		}
	}
	fmt.Println(b.accts["a"].bal, b.accts["b"].bal, n, b.Transfer("x", "a", 1))
	l := NewLRU[string, int](2)
	l.Put("a", 1)
	l.Put("b", 2)
	l.Get("a")
	l.Put("c", 3)
	_, okb := l.Get("b")
	va, oka := l.Get("a")
	fmt.Println(okb, va, oka)
	g := Graph{"a": {"c", "b"}, "b": {"d"}, "c": {"d"}, "d": {"a"}}
	fmt.Println(g.BFS("a"))
	fmt.Println(Matrix{{1, 2}, {3, 4}}.Mul(Matrix{{5, 6}, {7, 8}}))
	t := &Node{"root", []*Node{{"kid1", []*Node{{"leaf", nil}}}, {"kid2", nil}}}
	t.Walk(func(d int, s string) { fmt.Printf("%s%s\n", strings.Repeat("  ", d), s) })
	moves := 0
	hanoi(6, "A", "B", "C", func(string, string) { moves++ })
	fmt.Println(moves, perms([]rune("abc")))
	done := make(chan struct{})
	data := make(chan int)
	go func() {
		defer close(done)
		for {
			select {
			case v, ok := <-data:
				if !ok {
					return
				}
				fmt.Print(v, " ")
			case <-time.After(time.Second):
				fmt.Println("idle")
				return
			}
		}
	}()
	for i := range 3 {
		data <- i
	}
	close(data)
	<-done
	fmt.Println()
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
		os.Exit(4)
	}()
	var np *Node
	np.Walk(nil)
}
