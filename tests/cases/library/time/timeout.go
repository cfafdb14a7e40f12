// time: select with After.
package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	go func() {
		time.Sleep(20 * time.Millisecond)
		c <- 1
	}()
	select {
	case <-c:
		fmt.Println("value")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	select {
	case v := <-c:
		fmt.Println("value", v)
	case <-time.After(time.Second):
		fmt.Println("timeout")
	}
}
