// record: GOMAXPROCS=1
package main

import (
	"fmt"
	"sync"
)

// Pool is typed, and clears what it gives out.
type Pool[T any] struct {
	pool  sync.Pool
	clear func(*T)
}

func NewPool[T any](clear func(*T)) *Pool[T] {
	return &Pool[T]{pool: sync.Pool{New: func() any { return new(T) }}, clear: clear}
}

func (p *Pool[T]) Use(f func(*T)) {
	v := p.pool.Get().(*T)
	defer p.pool.Put(v)
	p.clear(v)
	f(v)
}

func main() {
	type point struct{ x, y int }
	p := NewPool(func(v *point) { *v = point{} })
	var first *point
	p.Use(func(v *point) { first = v; v.x = 5 })
	p.Use(func(v *point) { fmt.Println(v == first, *v) })
	s := NewPool(func(v *[]int) { *v = (*v)[:0] })
	s.Use(func(v *[]int) { *v = append(*v, 1, 2, 3) })
	s.Use(func(v *[]int) { fmt.Println(len(*v), cap(*v) >= 3) })
}
