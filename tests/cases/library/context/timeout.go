// context: timeouts and deadlines.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err(), context.Cause(ctx))
	case <-time.After(time.Second):
		fmt.Println("too late")
	}
	_, ok := ctx.Deadline()
	fmt.Println(ok, errors.Is(ctx.Err(), context.DeadlineExceeded))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(ctx.Err(), &timeout) && timeout.Timeout())
	past, cancel2 := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel2()
	fmt.Println(past.Err())
	short, cancel3 := context.WithTimeout(ctx, time.Hour)
	defer cancel3()
	fmt.Println(short.Err())
}
