// record: go1.23

// An integer becomes a float32 in one rounding.
package main

import "fmt"

func main() {
	for _, i := range []uint64{0x8234508000000001, 1<<56 + 1<<32 + 1, 1<<64 - 1, 1<<63 + 1<<39 + 1, 1<<24 + 1} {
		fmt.Println(float32(i), float32(float64(i)), float32(i) == float32(float64(i)))
		s := int64(i)
		fmt.Println(float32(s), float32(float64(s)), float32(-s) == float32(float64(-s)))
		fmt.Println(complex(float32(i), float32(s)), float64(i), float64(s))
	}
	for _, i := range []int32{1<<24 + 1, 1<<24 + 3, -1<<31 + 1} {
		fmt.Println(float32(i), float32(uint32(i)), float64(uint32(i)))
	}
}
