// expect: clean
// The receiver leaves on a timeout, the sender stays for ever: the fixed twin.
package main

import "time"

func get() string {
	c := make(chan string, 1)
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
