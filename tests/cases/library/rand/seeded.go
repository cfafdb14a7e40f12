// math/rand: the same seed, the same numbers.
package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Int(), r.Intn(100), r.Int63n(1e12), r.Int31n(7), r.Uint32(), r.Uint64())
	fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
	fmt.Println(r.Perm(10))
	s := []string{"a", "b", "c", "d", "e"}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
	b := make([]byte, 10)
	r.Read(b)
	fmt.Println(b)
	z := rand.NewZipf(r, 1.3, 1, 100)
	fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
	r.Seed(1)
	fmt.Println(r.Intn(1000), rand.New(rand.NewSource(-5)).Int63())
}
