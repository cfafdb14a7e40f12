// testing: Parallel subtests run after their parent.
// record: test
package main

import (
	"fmt"
	"sync/atomic"
	"testing"
)

func TestParallel(t *testing.T) {
	var n atomic.Int32
	t.Run("group", func(t *testing.T) {
		for i := range 4 {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				n.Add(1)
			})
		}
		fmt.Println("parent", n.Load())
	})
	fmt.Println("after", n.Load())
}
