// context: AfterFunc.
// record: go1.23
package main

import (
	"context"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan bool)
	stop := context.AfterFunc(ctx, func() {
		fmt.Println("after", ctx.Err())
		close(done)
	})
	stopped := context.AfterFunc(ctx, func() { fmt.Println("not called") })
	fmt.Println(stopped(), stopped())
	cancel()
	<-done
	fmt.Println(stop())
}
