package main

import (
	"fmt"
	"sync"
	"time"
)

type MyErr struct {
	Code int
	Msg  string
}

func (e *MyErr) Error() string { return fmt.Sprintf("%d: %s", e.Code, e.Msg) }

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("deferred in goroutine")
		time.Sleep(time.Millisecond)
		panic(&MyErr{3, "bad\nthing"})
	})
	wg.Wait()
	fmt.Println("unreachable")
}
