// testing/synctest: a bubble's clock.
// record: test
package main

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC())
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		time.Sleep(5*time.Second - time.Nanosecond)
		synctest.Wait()
		fmt.Println(ctx.Err())
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		fmt.Println(ctx.Err(), time.Since(start))
	})
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		done := false
		go func() {
			time.Sleep(time.Hour)
			done = true
		}()
		synctest.Wait()
		fmt.Println(done)
		time.Sleep(time.Hour)
		synctest.Wait()
		fmt.Println(done)
	})
}

func TestFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() { fmt.Println("cleanup in the bubble") })
		t.Fatal("inside")
	})
	fmt.Println("not reached")
}
