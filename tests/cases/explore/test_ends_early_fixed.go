// expect: clean
// A test takes every result: the fixed twin.
package kernel

import "testing"

func TestFirst(t *testing.T) {
	results := make(chan int)
	for i := range 2 {
		go func() { results <- i }()
	}
	for range 2 {
		if result := <-results; result < 0 {
			t.Fatal("negative")
		}
	}
}
