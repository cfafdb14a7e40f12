package main

import (
	"bytes"
	"crypto/sha256"
	"encoding"
	"fmt"
)

// A hash begun is written down and gone on with elsewhere.
func main() {
	first := sha256.New()
	first.Write(bytes.Repeat([]byte("abc"), 30))
	state, err := first.(encoding.BinaryMarshaler).MarshalBinary()
	fmt.Printf("%x %v\n", state, err)
	second := sha256.New()
	fmt.Println(second.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))
	first.Write([]byte("tail"))
	second.Write([]byte("tail"))
	fmt.Println(bytes.Equal(first.Sum(nil), second.Sum(nil)))
	fmt.Println(second.(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte("x")), second.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:9]))
}
