// What goroutines of small programs are made of.
package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type job struct {
	id   int
	name string
}

type result struct {
	job
	err  error
	took time.Duration
}

type store struct {
	mu sync.Mutex
	m  map[string]int
}

func (s *store) add(key string, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.m[key] += n
}

func (s *store) get(key string) (int, bool) {
	s.mu.Lock()
	v, ok := s.m[key]
	s.mu.Unlock()
	return v, ok
}

func (s *store) keys() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var keys []string
	for k := range s.m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func worker(id int, jobs <-chan job, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		r := result{job: j}
		if j.id%3 == 0 {
			r.err = errors.New("third")
		}
		results <- r
	}
	_ = id
}

func pump(in <-chan int, out chan<- int, quit <-chan struct{}) {
	for {
		select {
		case v := <-in:
			out <- v * 2
		case <-quit:
			return
		}
	}
}

func try(c chan int, v int) bool {
	select {
	case c <- v:
		return true
	default:
		return false
	}
}

func timed(c chan int, d time.Duration) (int, error) {
	select {
	case v := <-c:
		return v, nil
	case <-time.After(d):
		return 0, errors.New("too late")
	}
}

func waits(ctx context.Context, c chan int) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case c <- 1:
		return nil
	}
}

func counts(n int) int64 {
	var total atomic.Int64
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			total.Add(int64(i))
		}()
	}
	wg.Wait()
	return total.Load()
}

func produce(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func merge(cs ...<-chan int) []int {
	var out []int
	for _, c := range cs {
		for v := range c {
			out = append(out, v)
		}
	}
	return out
}

func words(text string) map[string]int {
	counts := make(map[string]int)
	for _, w := range strings.Fields(text) {
		counts[strings.ToLower(w)]++
	}
	return counts
}

func safely(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	f()
	return nil
}

func matrix(n int) int {
	m := make([][]int, n)
	for i := range m {
		m[i] = make([]int, n)
		for j := range m[i] {
			m[i][j] = i * j
		}
	}
	return m[n-1][n-1]
}

func format(j job, n int) string {
	return fmt.Sprintf("%d %s %d", j.id, j.name, n)
}

func small() int {
	m := map[int]string{1: "a", 2: "b"}
	n := 0
	for k, v := range m {
		n += k + len(v)
	}
	return n
}

func array(n int) int {
	var seen [8]bool
	for i := 0; i < n; i++ {
		seen[i%8] = !seen[i%8]
		println(i)
	}
	count := 0
	for _, s := range seen {
		if s {
			count++
		}
	}
	return count
}

func handlers() []func(int) int {
	var list []func(int) int
	for i := range 3 {
		list = append(list, func(n int) int { return n + i })
	}
	return list
}

func ticks(n int) {
	t := time.NewTicker(time.Millisecond)
	defer t.Stop()
	for range n {
		<-t.C
	}
}

func main() {
	jobs, results := make(chan job), make(chan result, 10)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go worker(i, jobs, results, &wg)
	}
	for i := range 4 {
		jobs <- job{i, "job"}
	}
	close(jobs)
	wg.Wait()
	s := &store{m: map[string]int{}}
	s.add("a", 1)
	fmt.Println(s.get("a"))
	fmt.Println(s.keys(), counts(3), merge(produce(3)), words("a b A"), matrix(3), format(job{1, "x"}, 2), small(), array(5))
	in, out, quit := make(chan int), make(chan int), make(chan struct{})
	go pump(in, out, quit)
	in <- 1
	fmt.Println(<-out, try(in, 5))
	close(quit)
	fmt.Println(timed(make(chan int), time.Millisecond))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	fmt.Println(waits(ctx, make(chan int)), safely(func() { panic("x") }), handlers()[1](2))
	ticks(1)
}
