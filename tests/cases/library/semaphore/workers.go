// semaphore: bounded workers.
// record: by hand
package main

import (
	"context"
	"fmt"
	"golang.org/x/sync/semaphore"
)

func main() {
	s := semaphore.NewWeighted(2)
	ctx := context.Background()
	out := make([]int, 8)
	for i := range out {
		if err := s.Acquire(ctx, 1); err != nil {
			fmt.Println(err)
			break
		}
		go func() {
			defer s.Release(1)
			out[i] = i * 10
		}()
	}
	s.Acquire(ctx, 2)
	fmt.Println(out)
}
