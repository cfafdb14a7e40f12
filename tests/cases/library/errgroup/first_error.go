// errgroup: the first error wins and cancels.
// record: by hand
package main

import (
	"context"
	"errors"
	"fmt"
	"golang.org/x/sync/errgroup"
	"time"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error {
		time.Sleep(5 * time.Millisecond)
		return errors.New("first")
	})
	g.Go(func() error {
		<-ctx.Done()
		return fmt.Errorf("second: %w", ctx.Err())
	})
	g.Go(func() error { return nil })
	fmt.Println(g.Wait(), ctx.Err(), context.Cause(ctx))
}
