// expect: leak
// shape: missing send
// The context is never cancelled, its worker stays.
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel
	done := make(chan bool)
	go func() {
		<-ctx.Done()
		close(done)
	}()
}
