// record: GOMAXPROCS=1
// record: go1.23

// Wake-ups and starts in turn, all for runnext.
package main

import (
	"fmt"
	"runtime"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	a, b := make(chan bool), make(chan bool)
	done := make(chan bool)
	go func() { <-a; say("woken a"); done <- true }()
	go func() { <-b; say("woken b"); done <- true }()
	runtime.Gosched()
	close(a)
	go func() { say("started"); done <- true }()
	close(b)
	go func() { say("started last"); done <- true }()
	for range 4 {
		<-done
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
