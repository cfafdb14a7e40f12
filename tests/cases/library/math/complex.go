package main

import (
	"fmt"
	"math/cmplx"
)

func main() {
	for _, x := range []complex128{3 + 4i, -1, 2i, 0.5 - 0.25i, 0} {
		fmt.Println(cmplx.Abs(x), cmplx.Phase(x), cmplx.Sqrt(x), cmplx.Exp(x), cmplx.Pow(x, 2), cmplx.Sin(x), cmplx.Tan(x), cmplx.Conj(x))
		fmt.Println(cmplx.Log(x+1), cmplx.Asin(x), cmplx.Cosh(x))
	}
	r, t := cmplx.Polar(1i)
	fmt.Println(r, t, cmplx.Rect(2, t), cmplx.IsNaN(cmplx.NaN()), cmplx.IsInf(cmplx.Inf()))
}
