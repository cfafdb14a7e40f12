package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Printf("%08.2f|%+.3e|% .2f|%#g|%#.3g|%-8.2f|%+08.1f|%06.f\n", 3.14159, 12345.678, 2.5, 1.0, 1.0, 1.5, -2.25, 2.5)
	fmt.Printf("%x %X %b\n", 1.5, -0.1, 1.0)
	fmt.Printf("%5.1f|%5.1f|%5.1f\n", math.Inf(1), math.NaN(), math.Inf(-1))
	fmt.Printf("%010f|%-010f|%+010f\n", math.Inf(1), math.Inf(-1), math.NaN())
	fmt.Println(float32(0.1), float32(16777216.0), float32(3.4e38), 0.1, 1.0/3)
	fmt.Printf("%v %v %.3v\n", float32(1)/3, 2.0/3, 2.0/3)
}
