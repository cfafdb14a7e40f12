package main

import (
	"context"
	"errors"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	go cancel(errors.New("a"))
	go cancel(errors.New("b"))
	<-ctx.Done()
	fmt.Println(context.Cause(ctx))
}
