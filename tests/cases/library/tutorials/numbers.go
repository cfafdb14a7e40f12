package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/cmplx"

	"math/rand/v2"
	"strconv"
)

var x3 = 3.99

func main() {
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxFloat64, math.SmallestNonzeroFloat64, math.Pi)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Ceil(1.2), math.Trunc(-1.7), math.Round(2.5), math.RoundToEven(2.5), math.Mod(7, -3), math.Pow(2, 0.5), math.Hypot(3, 4), math.Cbrt(27))
	fmt.Println(math.Inf(1), math.NaN(), -math.Inf(1), math.Log(math.E), math.Log2(8), math.Log10(1000), math.Exp(1), math.Sin(1), math.Cos(1), math.Tan(1), math.Atan2(1, 2), math.Gamma(5))
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	fmt.Println(i8, u8, -7/2, -7%2, 7&^5, 1<<3|1, 6^3, ^5)
	fmt.Println(bits.OnesCount(255), bits.Len(8), bits.TrailingZeros(8), bits.Reverse8(1), bits.RotateLeft8(1, 9))
	fmt.Println(cmplx.Sqrt(-1), cmplx.Exp(1i*math.Pi), cmplx.Abs(3+4i), real(1+2i), imag(1+2i))
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.IntN(100), r.Float64(), r.Perm(5), r.Uint64(), r.NormFloat64(), r.ExpFloat64(), r.Int32N(50))
	s := []string{"a", "b", "c", "d"}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
	c := rand.New(rand.NewChaCha8([32]byte{1, 2, 3}))
	fmt.Println(c.IntN(1000), c.Uint32())
	for _, f := range []float64{0, 1, -1, 1.5, 1e21, 1e20, 123456789, 1e-5, 0.1 + 0.2, 100000000, 3.0000001, math.Copysign(0, -1)} {
		fmt.Print(f, " ", float32(f), " ", strconv.FormatFloat(f, 'f', -1, 64), " ", strconv.FormatFloat(f, 'e', 3, 64), "|")
	}
	fmt.Println()
	for _, s := range []string{"42", "-0x1F", "0b101", "0o17", "1_000", "9223372036854775808", "", "abc", " 1"} {
		i, err := strconv.ParseInt(s, 0, 64)
		fmt.Println(i, err)
	}
	for _, s := range []string{"3.14", "1e10", "inf", "NaN", "0x1p-2", ".5", "1.", "1_0.5", "1e", "-0"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.FormatInt(-255, 36), strconv.Quote("hi\n\x00\u00e9\U0001F600"), strconv.QuoteToASCII("é"), strconv.AppendInt(nil, 5, 10))
	fmt.Println(int8(x3), x3, float32(0.1), float64(float32(0.1)), int64(math.Float64bits(1.0)))
	x := 0.1
	fmt.Println(x+0.2 == 0.3, 0.1+0.2 == 0.3, x*3, 1/3.0, float32(1)/3)
	const big = 1 << 100
	fmt.Println(big>>98, 'a'+1, string(rune('a'+1)), "s"[0])
	var z float64
	fmt.Println(1/z, -1/z, z/z, math.IsNaN(z/z), z/z == z/z)
}
