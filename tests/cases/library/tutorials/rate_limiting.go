package main

import (
	"fmt"
	"time"
)

type Limiter struct {
	tokens chan struct{}
	stop   chan struct{}
}

func NewLimiter(n int, every time.Duration) *Limiter {
	l := &Limiter{make(chan struct{}, n), make(chan struct{})}
	for range n {
		l.tokens <- struct{}{}
	}
	t := time.NewTicker(every)
	go func() {
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case l.tokens <- struct{}{}:
				default:
				}
			case <-l.stop:
				return
			}
		}
	}()
	return l
}
func (l *Limiter) Wait() { <-l.tokens }

func main() {
	start := time.Now()
	requests := make(chan int, 5)
	for i := 1; i <= 5; i++ {
		requests <- i
	}
	close(requests)
	limiter := time.Tick(20 * time.Millisecond)
	for req := range requests {
		<-limiter
		fmt.Println("request", req, time.Since(start).Round(20*time.Millisecond))
	}
	start = time.Now()
	l := NewLimiter(3, 20*time.Millisecond)
	for i := range 6 {
		l.Wait()
		fmt.Println("burst", i, time.Since(start).Round(20*time.Millisecond))
	}
	close(l.stop)
	tick := time.NewTicker(10 * time.Millisecond)
	done := make(chan bool)
	n := 0
	go func() {
		for {
			select {
			case <-done:
				done <- true
				return
			case <-tick.C:
				n++
			}
		}
	}()
	time.Sleep(35 * time.Millisecond)
	tick.Stop()
	done <- true
	<-done
	fmt.Println("ticks", n)
	tick.Reset(5 * time.Millisecond)
	<-tick.C
	fmt.Println("again")
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	<-timer.C
	fired := make(chan string)
	a := time.AfterFunc(time.Millisecond, func() { fired <- "afterfunc" })
	fmt.Println(<-fired, a.Stop())
	select {
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	case <-make(chan int):
	}
}
