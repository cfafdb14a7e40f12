// expect: leak
// shape: abandoned send
// A test takes the first result and returns.
package kernel

import "testing"

func TestFirst(t *testing.T) {
	results := make(chan int)
	for i := range 2 {
		go func() { results <- i }()
	}
	if first := <-results; first < 0 {
		t.Fatal("negative")
	}
}
