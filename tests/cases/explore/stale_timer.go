// expect: panic timed out
// A select gives up because of a timer that was set for the wait before.
package main

import "time"

func main() {
	first, second := make(chan int), make(chan int)
	go func() {
		time.Sleep(2 * time.Millisecond)
		first <- 1
		time.Sleep(2 * time.Millisecond)
		second <- 2
	}()
	timeout := time.After(3 * time.Millisecond)
	for _, c := range []chan int{first, second} {
		select {
		case <-c:
		case <-timeout:
			panic("timed out")
		}
	}
}
