package main

import "fmt"

type request struct {
	key   string
	reply chan int
}

func main() {
	requests := make(chan request)
	go func() { // the only goroutine that knows the map
		m := make(map[string]int)
		for r := range requests {
			m[r.key]++
			r.reply <- m[r.key]
		}
	}()

	reply := make(chan int)
	for _, key := range []string{"a", "b", "a"} {
		requests <- request{key, reply}
		fmt.Println(key, <-reply)
	}
	close(requests)
}
