package main

import (
	"fmt"
	"math"
)

func main() {
	c := complex(1.5, -2)
	fmt.Println(c, complex64(c), complex(math.Inf(1), math.NaN()))
	fmt.Printf("%v %.1f %8.2f %e %g %+v\n", c, c, c, c, c, c)
}
