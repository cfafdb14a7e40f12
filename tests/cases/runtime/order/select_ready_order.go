// record: GOMAXPROCS=1
// record: go1.23

// Receivers in selects are readied in the order of the sends; each goes into runnext and kicks the one before.
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
	chans := make([]chan int, 20)
	ready := make(chan bool, 20)
	for i := range chans {
		chans[i] = make(chan int)
		wg.Add(1)
		go func() {
			defer wg.Done()
			ready <- true
			select {
			case v := <-chans[i]:
				say(i, ":", v)
			case <-(chan int)(nil):
			}
		}()
	}
	for range 20 {
		<-ready
	}
	letAllWait(&wg)
	for i := range chans {
		chans[i] <- i * i
	}
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}

func letAllWait(wg *sync.WaitGroup) {
	done := make(chan bool)
	go func() { done <- true }()
	<-done
}
