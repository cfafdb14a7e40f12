// record: go1.23

package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	select {
	case <-time.After(20 * time.Millisecond):
		fmt.Println("after")
	case <-time.After(time.Hour):
		fmt.Println("never")
	}
	fmt.Println(time.Since(start) >= 20*time.Millisecond)
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(time.Millisecond))
	<-t.C
	fmt.Println(t.Stop())
	tick := time.NewTicker(2 * time.Millisecond)
	for range 3 {
		<-tick.C
	}
	tick.Stop()
	done := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { close(done) })
	<-done
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err())
	fmt.Println(len(time.NewTimer(time.Hour).C), cap(time.NewTimer(time.Hour).C))
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
}
