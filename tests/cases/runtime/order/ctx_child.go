// record: GOMAXPROCS=1
// record: go1.23

// Cancelling a parent context: who hears it first.
package main

import (
	"context"
	"fmt"
	"runtime"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	parent, cancel := context.WithCancel(context.Background())
	child, stop := context.WithCancel(parent)
	defer stop()
	done := make(chan bool)
	go func() {
		<-child.Done()
		say("child ", child.Err())
		done <- true
	}()
	go func() {
		<-parent.Done()
		say("parent ", parent.Err())
		done <- true
	}()
	runtime.Gosched()
	cancel()
	<-done
	<-done
	for _, line := range out {
		fmt.Println(line)
	}
}
