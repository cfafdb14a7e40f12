package math

// FDLIBM's split of the logarithm of 2: the high part has zeros at its end.
const (
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10
	log2e   = 1.44269504088896338700e+00
)

// Exp returns e to the power of x: a Taylor series for a sixteenth of the rest, squared four times.
func Exp(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 7.09782712893384e+02:
		return Inf(1)
	case x < -1000:
		return 0
	}
	const (
		upper = 0.69314718055966295651160180568695068359375
		lower = 0.28235290563031577122588448175013436025525412068e-12
	)
	k := RoundToEven(1.4426950408889634073599246810018920 * x)
	x = FMA(-upper, k, x)
	x = FMA(-lower, k, x)
	x *= 0.0625
	sum := 2.4801587301587301587e-5
	sum = FMA(x, sum, 1.9841269841269841270e-4)
	sum = FMA(x, sum, 1.3888888888888888889e-3)
	sum = FMA(x, sum, 8.3333333333333333333e-3)
	sum = FMA(x, sum, 4.1666666666666666667e-2)
	sum = FMA(x, sum, 1.6666666666666666667e-1)
	sum = FMA(x, sum, 0.5)
	sum = FMA(x, sum, 1)
	x *= sum
	x *= x + 2
	x *= x + 2
	x *= x + 2
	x = FMA(x+2, x, 1)
	switch exp := int(k) + bias; {
	case exp >= exponentMask:
		return Inf(1)
	case exp > 0:
		return x * Float64frombits(uint64(exp)<<fractionBits)
	case exp < -52:
		return 0
	default:
		return x * Float64frombits(uint64(exp+bias-1)<<fractionBits) * 0x1p-1022
	}
}

// Exp2 returns 2 to the power of x.
func Exp2(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 1.0239999999999999e+03:
		return Inf(1)
	case x < -1.0740e+03:
		return 0
	}
	k := int(x + Copysign(0.5, x))
	t := x - float64(k)
	high, low := t*ln2High, -t*ln2Low
	// Remez approximation of FDLIBM's e_exp.c.
	r := high - low
	q := r * r
	c := r - q*(1.66666666666666657415e-01+q*(-2.77777777770155933842e-03+
		q*(6.61375632143793436117e-05+q*(-1.65339022054652515390e-06+q*4.13813679705723846039e-08))))
	return Ldexp(1-((low-r*c/(2-c))-high), k)
}

// Expm1 returns e to the power of x, minus 1, precise near 0; the method is that of FDLIBM's s_expm1.c.
func Expm1(x float64) float64 {
	const halfLn2 = 3.46573590279972654709e-01
	a := Abs(x)
	switch {
	case x != x || IsInf(x, 1):
		return x
	case a >= 3.88162421113569373274e+01 && x < 0:
		return -1
	case x >= 7.09782712893383973096e+02:
		return Inf(1)
	case a < 0x1p-54:
		return x
	}
	k, correction := 0, 0.0
	if a > halfLn2 {
		high, low := 0.0, 0.0
		switch {
		case a >= 1.03972077083991796413e+00:
			k = int(log2e*x + Copysign(0.5, x))
			high, low = x-float64(k)*ln2High, float64(k)*ln2Low
		case x > 0:
			k, high, low = 1, x-ln2High, ln2Low
		default:
			k, high, low = -1, x+ln2High, -ln2Low
		}
		x = high - low
		correction = (high - x) - low
	}
	half := 0.5 * x
	square := x * half
	r := 1 + square*(-3.33333333333331316428e-02+square*(1.58730158725481460165e-03+
		square*(-7.93650757867487942473e-05+square*(4.00821782732936239552e-06+square*-2.01099218183624371326e-07))))
	t := 3 - r*half
	e := square * ((r - t) / (6.0 - x*t))
	if k == 0 {
		return x - (x*e - square)
	}
	e = x*(e-correction) - correction
	e -= square
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1 && x < -0.25:
		return -2 * (e - (x + 0.5))
	case k == 1:
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return timesPower(1-(e-x), k) - 1
	case k < 20:
		return timesPower((1-timesPower(1, -k))-(e-x), k)
	}
	return timesPower(x-(e+timesPower(1, -k))+1, k)
}

// timesPower adds k to the exponent of y.
func timesPower(y float64, k int) float64 {
	return Float64frombits(Float64bits(y) + uint64(k)<<fractionBits)
}
