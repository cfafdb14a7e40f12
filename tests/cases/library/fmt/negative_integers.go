package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Printf("%d %5d %-5d| %05d %+d % d %x %X %#x %o %b\n", -42, -42, -42, -42, -42, -42, -42, -42, -42, -42, -42)
	fmt.Printf("%d %d\n", math.MinInt64, uint64(math.MaxUint64))
	fmt.Printf("%x %b\n", math.MinInt64, int8(-128))
	fmt.Printf("%08d|%-08d|%+08d|% 08d\n", -7, -7, 7, 7)
}
