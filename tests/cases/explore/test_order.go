// expect: exit --- FAIL: TestOrder
// A test believes that results come in the order in which they were asked for.
package kernel

import "testing"

func TestOrder(t *testing.T) {
	results := make(chan int, 2)
	for i := range 2 {
		go func() { results <- i }()
	}
	if first := <-results; first != 0 {
		t.Fatal("out of order")
	}
	<-results
}
