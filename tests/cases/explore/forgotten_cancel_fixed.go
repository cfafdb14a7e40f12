// expect: clean
// The context is never cancelled, its worker stays: the fixed twin.
package main

import "context"

func main() {
	done := make(chan bool)
	ctx, cancel := context.WithCancel(context.Background())
	defer func() { <-done }()
	defer cancel()
	go func() {
		<-ctx.Done()
		close(done)
	}()
}
