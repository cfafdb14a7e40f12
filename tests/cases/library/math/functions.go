package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0, 0.5, 1, -1, 2, 10, 0.001, 123.456, -7.25} {
		fmt.Println(math.Sqrt(x), math.Exp(x), math.Log(x), math.Sin(x), math.Cos(x), math.Tan(x), math.Atan(x), math.Floor(x), math.Ceil(x), math.Round(x), math.Trunc(x), math.Cbrt(x))
		fmt.Println(math.Sinh(x), math.Tanh(x), math.Log10(x), math.Log2(x), math.Log1p(x), math.Expm1(x), math.Exp2(x), math.Abs(x), math.Gamma(x), math.Asin(x), math.RoundToEven(x))
	}
	fmt.Println(math.Pow(2, 10), math.Pow(2, 0.5), math.Pow(-8, 1.0/3), math.Pow(1.1, 100), math.Hypot(3, 4), math.Mod(7, -3), math.Mod(-7, 3), math.Remainder(7, 4), math.Atan2(1, -1), math.Max(1, math.NaN()), math.Min(-0.0, 0))
	fmt.Println(math.Frexp(8.5))
	fmt.Println(math.Modf(-3.25))
	fmt.Println(math.Ldexp(0.5, 4), math.IsNaN(math.NaN()), math.IsInf(math.Inf(-1), -1), math.Signbit(-1), math.Copysign(3, -1), math.Float64bits(1.5), math.Float32bits(0.1), math.MaxInt64, math.Pi, math.Nextafter(1, 2), math.FMA(2, 3, 4), math.Sin(1e300), math.Inf(1))
}
