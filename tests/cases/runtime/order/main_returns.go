// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
	"runtime"
)

func main() {
	go func() {
		defer fmt.Println("never")
		select {}
	}()
	runtime.Gosched()
	fmt.Println("main returns")
}
