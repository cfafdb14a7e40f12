package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// supervisor, graceful shutdown, heartbeat, bounded parallelism, or-channel, tee, bridge, fan-in with reflect
func or(chs ...<-chan any) <-chan any {
	switch len(chs) {
	case 0:
		return nil
	case 1:
		return chs[0]
	}
	done := make(chan any)
	go func() {
		defer close(done)
		switch len(chs) {
		case 2:
			select {
			case <-chs[0]:
			case <-chs[1]:
			}
		default:
			select {
			case <-chs[0]:
			case <-chs[1]:
			case <-chs[2]:
			case <-or(append(chs[3:], done)...):
			}
		}
	}()
	return done
}

func sig(d time.Duration) <-chan any {
	c := make(chan any)
	go func() { defer close(c); time.Sleep(d) }()
	return c
}

func tee[T any](done <-chan struct{}, in <-chan T) (_, _ <-chan T) {
	a, b := make(chan T), make(chan T)
	go func() {
		defer close(a)
		defer close(b)
		for v := range in {
			a, b := a, b
			for range 2 {
				select {
				case <-done:
					return
				case a <- v:
					a = nil
				case b <- v:
					b = nil
				}
			}
		}
	}()
	return a, b
}

func bridge[T any](cs <-chan (<-chan T)) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for c := range cs {
			for v := range c {
				out <- v
			}
		}
	}()
	return out
}

type Supervisor struct {
	restarts atomic.Int32
}

func (s *Supervisor) Run(ctx context.Context, f func(context.Context) error) error {
	for {
		err := func() (err error) {
			defer func() {
				if r := recover(); r != nil {
					err = fmt.Errorf("panic: %v", r)
				}
			}()
			return f(ctx)
		}()
		if err == nil || ctx.Err() != nil {
			return err
		}
		if s.restarts.Add(1) >= 3 {
			return fmt.Errorf("giving up: %w", err)
		}
	}
}

type Server struct {
	wg   sync.WaitGroup
	quit chan struct{}
	reqs chan int
	n    atomic.Int64
}

func (s *Server) loop() {
	defer s.wg.Done()
	for {
		select {
		case r := <-s.reqs:
			time.Sleep(time.Millisecond)
			s.n.Add(int64(r))
		case <-s.quit:
			for {
				select {
				case r := <-s.reqs:
					s.n.Add(int64(r))
				default:
					return
				}
			}
		}
	}
}

type once struct {
	mu sync.Mutex
	m  map[string]*call
}
type call struct {
	wg  sync.WaitGroup
	val int
}

func (o *once) Do(k string, f func() int) int {
	o.mu.Lock()
	if c, ok := o.m[k]; ok {
		o.mu.Unlock()
		c.wg.Wait()
		return c.val
	}
	c := &call{}
	c.wg.Add(1)
	o.m[k] = c
	o.mu.Unlock()
	c.val = f()
	c.wg.Done()
	return c.val
}

type barrier struct {
	mu      sync.Mutex
	c       *sync.Cond
	n, wait int
	gen     int
}

func newBarrier(n int) *barrier { b := &barrier{n: n}; b.c = sync.NewCond(&b.mu); return b }
func (b *barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	g := b.gen
	b.wait++
	if b.wait == b.n {
		b.gen++
		b.wait = 0
		b.c.Broadcast()
		return
	}
	for g == b.gen {
		b.c.Wait()
	}
}

func main() {
	start := time.Now()
	<-or(sig(2*time.Hour), sig(5*time.Minute), sig(time.Millisecond), sig(time.Hour), sig(time.Minute))
	fmt.Println("or", time.Since(start) < time.Second)
	done := make(chan struct{})
	in := make(chan int)
	go func() { defer close(in); for i := range 3 { in <- i } }()
	a, b := tee(done, in)
	for v := range a {
		fmt.Print(v, <-b, " ")
	}
	cs := make(chan (<-chan int))
	go func() {
		defer close(cs)
		for i := range 3 {
			c := make(chan int, 1)
			c <- i * i
			close(c)
			cs <- c
		}
	}()
	for v := range bridge(cs) {
		fmt.Print(v, ",")
	}
	fmt.Println()
	var sup Supervisor
	err := sup.Run(context.Background(), func(ctx context.Context) error {
		if sup.restarts.Load() == 1 {
			panic("oops")
		}
		return errors.New("failed")
	})
	fmt.Println(err, sup.restarts.Load())
	s := &Server{quit: make(chan struct{}), reqs: make(chan int, 10)}
	for range 3 {
		s.wg.Add(1)
		go s.loop()
	}
	for i := range 10 {
		s.reqs <- i
	}
	close(s.quit)
	s.wg.Wait()
	fmt.Println("total", s.n.Load())
	o := &once{m: map[string]*call{}}
	var calls atomic.Int32
	var wg sync.WaitGroup
	sum := atomic.Int64{}
	for range 10 {
		wg.Go(func() {
			sum.Add(int64(o.Do("k", func() int { calls.Add(1); time.Sleep(time.Millisecond); return 5 })))
		})
	}
	wg.Wait()
	fmt.Println(calls.Load(), sum.Load())
	bar := newBarrier(4)
	var phase [3]atomic.Int32
	for range 4 {
		wg.Go(func() {
			for p := range 3 {
				phase[p].Add(1)
				bar.Wait()
				if phase[p].Load() != 4 {
					panic("barrier broken")
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("barrier ok")
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, syscall.SIGINT, syscall.SIGTERM)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	select {
	case <-sigs:
	case <-ctx.Done():
	case <-time.After(time.Millisecond):
		fmt.Println("no signal", syscall.SIGINT, os.Interrupt)
	}
	hb := time.NewTicker(2 * time.Millisecond)
	beats := 0
	work := time.After(11 * time.Millisecond)
	for run := true; run; {
		select {
		case <-hb.C:
			beats++
		case <-work:
			run = false
		}
	}
	fmt.Println(beats >= 4)
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Intn(1000), r.Perm(4), r.Float32())
	fmt.Println(runtime.NumGoroutine() > 0)
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.Printf("done %v", true)
	var m sync.Map
	for i := range 5 {
		m.Store(i, i*i)
	}
	m.CompareAndSwap(2, 4, 40)
	m.LoadAndDelete(3)
	n := 0
	m.Range(func(k, v any) bool { n += v.(int); return true })
	fmt.Println(n)
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.Unlock()
}
