// record: GOMAXPROCS=1
// record: go1.23

// A producer and a consumer over a buffer of two.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	c, done := make(chan int, 2), make(chan bool)
	go func() {
		for v := range c {
			say("received ", v)
		}
		say("drained")
		done <- true
	}()
	for i := range 10 {
		say("sends ", i)
		c <- i
		say("sent ", i)
	}
	close(c)
	<-done
	for _, line := range out {
		fmt.Println(line)
	}
}
