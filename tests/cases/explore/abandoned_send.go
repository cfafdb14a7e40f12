// expect: leak
// shape: abandoned send
// The receiver leaves on a timeout, the sender stays for ever.
package main

import "time"

func get() string {
	c := make(chan string)
	go func() {
		time.Sleep(time.Second)
		c <- "slow"
	}()
	select {
	case v := <-c:
		return v
	case <-time.After(time.Second):
		return "timeout"
	}
}

func main() {
	get()
}
