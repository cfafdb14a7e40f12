// expect: clean
// Each wait has a timer of its own: the fixed twin.
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
	for _, c := range []chan int{first, second} {
		select {
		case <-c:
		case <-time.After(3 * time.Millisecond):
			panic("timed out")
		}
	}
}
