// context: values by type-safe keys.
package main

import (
	"context"
	"fmt"
)

type key int

const (
	user key = iota
	request
)

type other int

func main() {
	ctx := context.WithValue(context.Background(), user, "ann")
	ctx = context.WithValue(ctx, request, 17)
	inner, cancel := context.WithCancel(context.WithValue(ctx, user, "bob"))
	defer cancel()
	fmt.Println(ctx.Value(user), ctx.Value(request), inner.Value(user), inner.Value(request), ctx.Value(other(0)), ctx.Value("user"))
	for _, f := range []func(){
		func() { context.WithValue(ctx, nil, 1) },
		func() { context.WithValue(ctx, []int{}, 1) },
		func() { context.WithCancel(nil) },
		func() { context.WithValue(nil, 1, 1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
