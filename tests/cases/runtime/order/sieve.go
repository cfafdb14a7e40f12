// record: GOMAXPROCS=1
// record: go1.23

// The prime sieve.
package main

import (
	"fmt"
)

func main() {
	c := make(chan int)
	go func() {
		for i := 2; ; i++ {
			c <- i
		}
	}()
	var primes []int
	for range 12 {
		prime := <-c
		primes = append(primes, prime)
		next := make(chan int)
		go func(from <-chan int, to chan<- int) {
			for v := range from {
				if v%prime != 0 {
					to <- v
				}
			}
		}(c, next)
		c = next
	}
	fmt.Println(primes)
}
