package main

import (
	"context"
	"fmt"
	"sync"
)

func gen(ctx context.Context, nums ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, n := range nums {
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func sq(ctx context.Context, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			select {
			case out <- n * n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	output := func(c <-chan int) {
		for n := range c {
			out <- n
		}
		wg.Done()
	}
	wg.Add(len(cs))
	for _, c := range cs {
		go output(c)
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

type Stage[I, O any] func(context.Context, <-chan I) <-chan O

func Map[I, O any](f func(I) O) Stage[I, O] {
	return func(ctx context.Context, in <-chan I) <-chan O {
		out := make(chan O)
		go func() {
			defer close(out)
			for v := range in {
				select {
				case out <- f(v):
				case <-ctx.Done():
					return
				}
			}
		}()
		return out
	}
}

func Then[A, B, C any](s Stage[A, B], t Stage[B, C]) Stage[A, C] {
	return func(ctx context.Context, in <-chan A) <-chan C { return t(ctx, s(ctx, in)) }
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	sum := 0
	for n := range merge(sq(ctx, gen(ctx, 1, 2, 3)), sq(ctx, gen(ctx, 4, 5))) {
		sum += n
	}
	fmt.Println("sum", sum)
	p := Then(Map(func(i int) float64 { return float64(i) / 2 }), Map(func(f float64) string { return fmt.Sprintf("<%.2f>", f) }))
	for s := range p(ctx, gen(ctx, 1, 2, 3, 4)) {
		fmt.Print(s, " ")
	}
	fmt.Println()
	c2, cancel2 := context.WithCancelCause(ctx)
	ch := sq(c2, gen(c2, 1, 2, 3, 4, 5, 6, 7))
	fmt.Println(<-ch, <-ch)
	cancel2(fmt.Errorf("had enough"))
	<-c2.Done()
	fmt.Println(c2.Err(), context.Cause(c2), ctx.Err())
	fmt.Println(c2)
}
