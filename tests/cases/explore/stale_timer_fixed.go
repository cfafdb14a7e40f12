// expect: clean
// Each wait has a timer of its own, and who waited too long gives up in order: the fixed twin.
package main

import "time"

func main() {
	first, second := make(chan int, 1), make(chan int, 1)
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
			return
		}
	}
}
