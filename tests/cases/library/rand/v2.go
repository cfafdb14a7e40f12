// math/rand/v2: PCG and ChaCha8.
package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.Int(), r.IntN(100), r.Int64N(1e12), r.Uint32N(7), r.Uint64(), r.Float64(), r.NormFloat64(), r.Perm(8))
	c := rand.NewChaCha8([32]byte([]byte("chacha8 seed for the lab's tests")))
	fmt.Println(c.Uint64(), c.Uint64())
	b := make([]byte, 5)
	c.Read(b)
	fmt.Println(b, rand.New(c).IntN(1000))
	fmt.Println(rand.N(1), rand.N(time.Duration(1)))
}
