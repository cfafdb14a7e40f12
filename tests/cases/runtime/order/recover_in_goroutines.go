// record: GOMAXPROCS=1
// record: go1.23

// Panics recovered in three goroutines.
package main

import (
	"fmt"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	done := make(chan string)
	for g := range 3 {
		go func() {
			defer func() { done <- fmt.Sprint(g, " ", recover()) }()
			panic(fmt.Sprint("p", g))
		}()
	}
	for range 3 {
		say(<-done)
	}
	for _, line := range out {
		fmt.Println(line)
	}
}
