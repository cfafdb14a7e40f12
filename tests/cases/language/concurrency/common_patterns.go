package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type SafeMap struct {
	mu sync.RWMutex
	m  map[string]int
}

func (s *SafeMap) Inc(k string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[k]++
}
func worker(id int, jobs <-chan int, results chan<- [2]int, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		results <- [2]int{j, j * j}
	}
	_ = id
}
func gen(ctx context.Context) <-chan int {
	ch := make(chan int)
	go func() {
		defer close(ch)
		for n := 0; ; n++ {
			select {
			case ch <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return ch
}
func main() {
	var wg sync.WaitGroup
	sm := SafeMap{m: map[string]int{}}
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sm.Inc(fmt.Sprint("k", i%3))
		}()
	}
	wg.Wait()
	fmt.Println(sm.m)
	jobs, results := make(chan int, 5), make(chan [2]int, 5)
	var ww sync.WaitGroup
	for i := 0; i < 3; i++ {
		ww.Add(1)
		go worker(i, jobs, results, &ww)
	}
	for i := range 5 {
		jobs <- i
	}
	close(jobs)
	ww.Wait()
	close(results)
	sum := 0
	for r := range results {
		sum += r[1]
	}
	fmt.Println(sum)
	ctx, cancel := context.WithCancel(context.Background())
	for n := range gen(ctx) {
		if n == 4 {
			break
		}
	}
	cancel()
	fmt.Println(ctx.Err())
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	var cnt atomic.Int64
	var g sync.WaitGroup
	for range 5 {
		g.Go(func() { cnt.Add(2) })
	}
	g.Wait()
	fmt.Println(cnt.Load())
	timeout := time.After(10 * time.Millisecond)
	tick := time.NewTicker(3 * time.Millisecond)
	n := 0
loop:
	for {
		select {
		case <-tick.C:
			n++
		case <-timeout:
			break loop
		}
	}
	fmt.Println(n)
	sel := make(chan int)
	select {
	case v := <-sel:
		fmt.Println(v)
	default:
		fmt.Println("default")
	}
	var nilch chan int
	done := make(chan struct{})
	go func() { time.Sleep(time.Millisecond); close(done) }()
	select {
	case <-nilch:
	case nilch <- 1:
	case _, ok := <-done:
		fmt.Println("done", ok)
	}
	cond := sync.NewCond(&sync.Mutex{})
	ready := false
	go func() { cond.L.Lock(); ready = true; cond.L.Unlock(); cond.Broadcast() }()
	cond.L.Lock()
	for !ready {
		cond.Wait()
	}
	cond.L.Unlock()
	var p sync.Map
	p.Store("a", 1)
	v, _ := p.LoadOrStore("a", 2)
	fmt.Println(v)
	errs := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				errs <- fmt.Errorf("recovered %v", r)
			}
		}()
		var m map[string]int
		m["x"] = 1
	}()
	fmt.Println(<-errs)
	arr := [3]chan int{make(chan int, 1), make(chan int, 1)}
	idx := 0
	f := func() int { idx++; return idx }
	select {
	case arr[f()] <- f():
		fmt.Println("sent", idx, len(arr[1]))
	}
	var x, ok = <-arr[1]
	fmt.Println(x, ok)
	ctx2, c2 := context.WithTimeout(ctx, time.Second)
	defer c2()
	<-ctx2.Done()
	fmt.Println(ctx2.Err(), context.Cause(ctx2))
	var mu sync.Mutex
	mu.Lock()
	go func() { defer mu.Unlock(); time.Sleep(2 * time.Millisecond) }()
	mu.Lock()
	fmt.Println(mu.TryLock())
	dead := make(chan int)
	<-dead
}
