// context: causes.
// record: go1.23
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	child, stop := context.WithTimeout(ctx, time.Hour)
	defer stop()
	cancel(errors.New("the cause"))
	cancel(errors.New("too late"))
	fmt.Println(ctx.Err(), context.Cause(ctx))
	fmt.Println(child.Err(), context.Cause(child))
	fmt.Println(context.Cause(context.Background()))
	t, stop2 := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("slow"))
	defer stop2()
	<-t.Done()
	fmt.Println(t.Err(), context.Cause(t))
	n, cancel3 := context.WithCancelCause(context.Background())
	cancel3(nil)
	fmt.Println(context.Cause(n))
}
