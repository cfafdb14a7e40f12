package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

type ctxKey int

const userKey ctxKey = 0

func worker(ctx context.Context, id int, out chan<- string) {
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			out <- fmt.Sprintf("worker %d stop: %v, cause %v", id, ctx.Err(), context.Cause(ctx))
			return
		case <-time.After(10 * time.Millisecond):
		}
	}
}

type myCtx struct{ context.Context }

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 25*time.Millisecond)
	defer cancel()
	out := make(chan string)
	go worker(ctx, 1, out)
	fmt.Println(<-out)
	fmt.Println(ctx.Err() == context.DeadlineExceeded, errors.Is(ctx.Err(), os.ErrDeadlineExceeded))
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(ctx.Err(), &te) && te.Timeout())
	c, cc := context.WithCancelCause(context.Background())
	stop := context.AfterFunc(c, func() { out <- "afterfunc" })
	cc(errors.New("boom"))
	fmt.Println(<-out, stop(), c.Err(), context.Cause(c))
	v := context.WithValue(context.WithValue(context.Background(), userKey, "bob"), "plain", 3)
	fmt.Println(v.Value(userKey), v.Value("plain"), v.Value("none"), v)
	d, dc := context.WithDeadlineCause(v, time.Now().Add(time.Millisecond), errors.New("slow"))
	defer dc()
	<-d.Done()
	fmt.Println(d.Err(), context.Cause(d), d.Value(userKey))
	w := context.WithoutCancel(d)
	fmt.Println(w.Err(), w.Done() == nil, w.Value(userKey))
	p, pc := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for i := range 3 {
		child, _ := context.WithCancel(myCtx{p})
		wg.Go(func() { <-child.Done(); fmt.Print("") ; _ = i })
	}
	pc()
	wg.Wait()
	fmt.Println("children done")
	_, has := p.Deadline()
	fmt.Println(has, context.TODO(), context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		ctx, cancel := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
		defer cancel()
		err := slow(ctx)
		fmt.Println("slow:", err)
	}()
	<-done
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	n := 0
	t, tcancel := context.WithTimeout(context.Background(), 5500*time.Microsecond)
	defer tcancel()
loop:
	for {
		select {
		case <-tick.C:
			n++
		case <-t.Done():
			break loop
		}
	}
	fmt.Println(n >= 3)
	defer func() { fmt.Println(recover()) }()
	context.WithValue(context.Background(), nil, 1)
}
func slow(ctx context.Context) error {
	select {
	case <-time.After(time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", ctx.Err(), context.Cause(ctx))
	}
}
