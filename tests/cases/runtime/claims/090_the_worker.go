// claim: 90 TRUE: prints `Recovered in worker: worker crash`
// record: go1.23

package main

import (
	"fmt"
	"time"
)

func worker() {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("Recovered in worker:", r)
		}
	}()
	panic("worker crash")
}

func main() {
	defer func() { fmt.Println("main:", recover()) }()
	go worker()
	time.Sleep(10 * time.Millisecond)
}
