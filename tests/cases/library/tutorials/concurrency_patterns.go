package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"sort"
	"strings"
	"sync"
	"time"
)

// pub/sub
type Broker struct {
	mu   sync.RWMutex
	subs map[string][]chan string
}

func (b *Broker) Subscribe(t string) <-chan string {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := make(chan string, 4)
	b.subs[t] = append(b.subs[t], c)
	return c
}
func (b *Broker) Publish(t, m string) int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, c := range b.subs[t] {
		select {
		case c <- m:
		default:
		}
	}
	return len(b.subs[t])
}

// semaphore
type Sem chan struct{}

func (s Sem) Acquire() { s <- struct{}{} }
func (s Sem) Release() { <-s }

// future
type Future[T any] struct {
	done chan struct{}
	v    T
	err  error
}

func Async[T any](f func() (T, error)) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fu.done)
		defer func() {
			if r := recover(); r != nil {
				fu.err = fmt.Errorf("panic: %v", r)
			}
		}()
		fu.v, fu.err = f()
	}()
	return fu
}
func (f *Future[T]) Await(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.v, f.err
	case <-ctx.Done():
		var z T
		return z, ctx.Err()
	}
}

// circuit breaker
type Breaker struct {
	fails, max int
	open       time.Time
}

var ErrOpen = errors.New("circuit open")

func (b *Breaker) Do(f func() error) error {
	if b.fails >= b.max && time.Since(b.open) < 10*time.Millisecond {
		return ErrOpen
	}
	if err := f(); err != nil {
		b.fails++
		b.open = time.Now()
		return err
	}
	b.fails = 0
	return nil
}

// dining
func dine(n int) int {
	forks := make([]sync.Mutex, n)
	var wg sync.WaitGroup
	var mu sync.Mutex
	eaten := 0
	for i := range n {
		wg.Go(func() {
			l, r := i, (i+1)%n
			if l > r {
				l, r = r, l
			}
			for range 3 {
				forks[l].Lock()
				forks[r].Lock()
				mu.Lock()
				eaten++
				mu.Unlock()
				forks[r].Unlock()
				forks[l].Unlock()
			}
		})
	}
	wg.Wait()
	return eaten
}

func retry(n int, f func(int) error) (err error) {
	for i := range n {
		if err = f(i); err == nil {
			return nil
		}
		time.Sleep(time.Duration(1<<i) * time.Millisecond)
	}
	return fmt.Errorf("after %d: %w", n, err)
}

func sieve(n int) (out []int) {
	ch := make(chan int)
	go func() {
		for i := 2; ; i++ {
			ch <- i
		}
	}()
	for range n {
		p := <-ch
		out = append(out, p)
		c1 := make(chan int)
		go func(in <-chan int, o chan<- int) {
			for {
				if i := <-in; i%p != 0 {
					o <- i
				}
			}
		}(ch, c1)
		ch = c1
	}
	return
}

func parallelSort(xs []int) []int {
	if len(xs) < 2 {
		return xs
	}
	m := len(xs) / 2
	var l, r []int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); l = parallelSort(xs[:m]) }()
	go func() { defer wg.Done(); r = parallelSort(xs[m:]) }()
	wg.Wait()
	out := make([]int, 0, len(xs))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

func main() {
	b := &Broker{subs: map[string][]chan string{}}
	c1, c2 := b.Subscribe("news"), b.Subscribe("news")
	fmt.Println(b.Publish("news", "hi"), <-c1, <-c2, b.Publish("none", ""))
	s := make(Sem, 2)
	var active, maxA int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			s.Acquire()
			defer s.Release()
			mu.Lock()
			active++
			maxA = max(maxA, active)
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			active--
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println("max", maxA)
	ctx := context.Background()
	fmt.Println(Async(func() (int, error) { return 42, nil }).Await(ctx))
	fmt.Println(Async(func() (string, error) { panic("oops") }).Await(ctx))
	tc, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	fmt.Println(Async(func() (int, error) { time.Sleep(time.Second); return 1, nil }).Await(tc))
	br := &Breaker{max: 2}
	for i := range 5 {
		fmt.Println(i, br.Do(func() error {
			if i < 4 {
				return errors.New("fail")
			}
			return nil
		}))
		if i == 3 {
			time.Sleep(20 * time.Millisecond)
		}
	}
	fmt.Println(dine(5))
	fmt.Println(retry(3, func(i int) error { return fmt.Errorf("try %d", i) }))
	fmt.Println(sieve(15))
	r := rand.New(rand.NewSource(7))
	xs := r.Perm(20)
	fmt.Println(xs, parallelSort(xs), r.Intn(100), r.Float64())
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	for i := range 3 {
		ping <- i
		fmt.Print(<-pong, " ")
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(ok)
	results := make(map[string]int)
	words := strings.Fields("a b a c b a")
	ch := make(chan map[string]int)
	for i := 0; i < len(words); i += 2 {
		go func(part []string) {
			m := map[string]int{}
			for _, w := range part {
				m[w]++
			}
			ch <- m
		}(words[i : i+2])
	}
	for range 3 {
		for k, v := range <-ch {
			results[k] += v
		}
	}
	keys := make([]string, 0)
	for k := range results {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Print(k, "=", results[k], " ")
	}
	fmt.Println()
	once := sync.OnceValue(func() int { fmt.Println("computing"); return 7 })
	fmt.Println(once(), once())
	cond := sync.NewCond(&mu)
	ready := 0
	for range 3 {
		wg.Go(func() { mu.Lock(); ready++; cond.Broadcast(); mu.Unlock() })
	}
	mu.Lock()
	for ready < 3 {
		cond.Wait()
	}
	mu.Unlock()
	fmt.Println("ready", ready)
	var leaked chan int
	select {
	case v := <-leaked:
		fmt.Println(v)
	default:
		fmt.Println("nil chan")
	}
	<-leaked
}
