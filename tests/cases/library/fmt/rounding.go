// Halves of exact decimal expansions round to even.
package main

import "fmt"

func main() {
	for _, v := range []float64{0.5, 1.5, 2.5, 0.125, 0.375, 1.005, 2.675, 1e15 + 0.5} {
		fmt.Printf("%.0f %.1f %.2f\n", v, v, v)
	}
}
