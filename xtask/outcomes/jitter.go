// Package jitter delays goroutines at random, each process in its own way.
package jitter

import (
	"math/rand/v2"
	"runtime"
	"time"
)

var way = rand.IntN(4)

// Wait does nothing, yields once or often, or spins.
func Wait() {
	switch {
	case way == 1 && rand.IntN(3) == 0:
		runtime.Gosched()
	case way == 2 && rand.IntN(4) == 0:
		for range rand.IntN(40) {
			runtime.Gosched()
		}
	case way == 3 && rand.IntN(4) == 0:
		end := time.Now().Add(time.Duration(rand.IntN(30)) * time.Microsecond)
		for time.Now().Before(end) {
		}
	}
}
