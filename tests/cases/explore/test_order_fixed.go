// expect: clean
// A test takes the results in any order: the fixed twin.
package kernel

import "testing"

func TestOrder(t *testing.T) {
	results := make(chan int, 2)
	for i := range 2 {
		go func() { results <- i }()
	}
	if sum := <-results + <-results; sum != 1 {
		t.Fatal("lost")
	}
}
