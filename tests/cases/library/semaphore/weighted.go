// semaphore: weights, order and release.
// record: by hand
package main

import (
	"context"
	"fmt"
	"golang.org/x/sync/semaphore"
	"time"
)

func main() {
	s := semaphore.NewWeighted(3)
	ctx := context.Background()
	fmt.Println(s.Acquire(ctx, 2), s.TryAcquire(2), s.TryAcquire(1))
	got := make(chan int)
	for i := range 3 {
		go func() {
			s.Acquire(ctx, int64(3-i))
			got <- i
		}()
		time.Sleep(time.Millisecond)
	}
	s.Release(3)
	fmt.Println(<-got)
	s.Release(3)
	fmt.Println(<-got + <-got)
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	fmt.Println(s.Acquire(short, 1), s.Acquire(short, 100))
	s.Release(3)
	defer func() { fmt.Println(recover()) }()
	s.Release(1)
}
