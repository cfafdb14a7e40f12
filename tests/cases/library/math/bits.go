package main

import (
	"fmt"
	"math/bits"
)

func main() {
	x := uint64(0b1011000)
	fmt.Println(bits.LeadingZeros64(x), bits.TrailingZeros64(x), bits.OnesCount64(x), bits.Len64(x), bits.Reverse8(0b1101), bits.ReverseBytes32(0x01020304), bits.RotateLeft8(0b10000001, 1), bits.RotateLeft32(1, -1))
	fmt.Println(bits.Mul64(1<<63, 6))
	fmt.Println(bits.Add64(1<<63, 1<<63, 1))
	fmt.Println(bits.Sub64(1, 2, 0))
	fmt.Println(bits.Div64(1, 0, 3))
	fmt.Println(bits.UintSize, bits.Len(0), bits.TrailingZeros(0))
	func() {
		defer func() { fmt.Println(recover()) }()
		bits.Div64(5, 0, 3)
	}()
}
