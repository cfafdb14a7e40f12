// context: a type of one's own as parent.
package main

import (
	"context"
	"errors"
	"fmt"
)

type mine struct {
	context.Context
	done chan struct{}
}

func (m mine) Done() <-chan struct{} { return m.done }
func (m mine) Err() error {
	select {
	case <-m.done:
		return errors.New("mine is done")
	default:
		return nil
	}
}

func main() {
	m := mine{context.Background(), make(chan struct{})}
	ctx, cancel := context.WithCancel(m)
	defer cancel()
	fmt.Println(ctx.Err())
	close(m.done)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
}
