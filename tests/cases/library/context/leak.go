// context: a goroutine that nobody cancels is a deadlock here.
package main

import (
	"context"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel
	fmt.Println("waiting")
	<-ctx.Done()
}
