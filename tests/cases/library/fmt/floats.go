package main

import (
	"fmt"
	"math"
)

func main() {
	for _, v := range []float64{0, 1, -1.5, 3.14159265358979, 1e6, 1e20, 1e21, 1e-4, 1e-5, 123456789.123, math.Inf(1), math.Inf(-1), math.NaN()} {
		fmt.Printf("%v|%g|%e|%f|%.2f|%8.3f|%-10.1f|%+g|%G|%E\n", v, v, v, v, v, v, v, v, v, v)
	}
}
