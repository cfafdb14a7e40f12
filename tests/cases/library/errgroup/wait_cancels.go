// errgroup: Wait cancels the context.
// record: by hand
package main

import (
	"context"
	"fmt"
	"golang.org/x/sync/errgroup"
)

func main() {
	g, ctx := errgroup.WithContext(context.Background())
	g.Go(func() error { return nil })
	fmt.Println(ctx.Err(), g.Wait(), ctx.Err())
}
