// record: GOMAXPROCS=1
// record: go1.23

// A select that sends, until the receiver is done.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
 
	a, done := make(chan int), make(chan bool)
	go func() {
		for range 4 {
			say("takes ", <-a)
		}
		close(done)
	}()
	for i := 0; ; i++ {
		select {
		case a <- i:
			say("put ", i)
			continue
		case <-done:
		}
		break
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
