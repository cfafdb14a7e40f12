// record: GOMAXPROCS=1
// record: go1.23

// close readies all waiters at once (chan.go, closechan): the last goes into runnext, the ring overflows.
package main

import (
	"fmt"
	"strings"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	c := make(chan bool)
	for i := range 300 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-c
			say(i)
		}()
	}
	for range 600 {
		go func() {}()
	}
	done := make(chan bool)
	go func() { close(done) }()
	<-done
	close(c)
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
