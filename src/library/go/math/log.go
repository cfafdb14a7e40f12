package math

// Log returns the natural logarithm; the method is that of FDLIBM's e_log.c.
func Log(x float64) float64 {
	switch {
	case x != x || IsInf(x, 1):
		return x
	case x == 0:
		return Inf(-1)
	case x < 0:
		return NaN()
	}
	// On amd64 subnormal numbers are not normalised first.
	b := Float64bits(x)
	k := float64(int(b>>fractionBits&exponentMask) - (bias - 1))
	f := Float64frombits(b&fractionMask | (bias-1)<<fractionBits)
	if f <= 7.07106781186547524401e-01 {
		f *= 2
		k--
	}
	f--
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	odd := s2 * (6.666666666666735130e-01 + s4*(2.857142874366239149e-01+
		s4*(1.818357216161805012e-01+s4*1.479819860511658591e-01)))
	even := s4 * (3.999999999940941908e-01 + s4*(2.222219843214978396e-01+s4*1.531383769920937332e-01))
	half := 0.5 * f * f
	return k*ln2High - ((half - (s*(half+(odd+even)) + k*ln2Low)) - f)
}

// Log10 returns the decimal logarithm.
func Log10(x float64) float64 { return Log(x) * (1 / Ln10) }

// Log2 returns the binary logarithm, exact for powers of two.
func Log2(x float64) float64 {
	fraction, exp := Frexp(x)
	if fraction == 0.5 {
		return float64(exp - 1)
	}
	return Log(fraction)*(1/Ln2) + float64(exp)
}

// Log1p returns the natural logarithm of 1+x, precise near 0; the method is that of FDLIBM's s_log1p.c.
func Log1p(x float64) float64 {
	switch {
	case x < -1 || x != x:
		return NaN()
	case x == -1:
		return Inf(-1)
	case IsInf(x, 1):
		return Inf(1)
	}
	a := Abs(x)
	f, correction := x, 0.0
	k, mantissa := 0, uint64(1)
	switch {
	case a < 0x1p-54:
		return x
	case a < 0x1p-29:
		return x - x*x*0.5
	case a >= 4.142135623730950488017e-01 || x <= -2.928932188134524755992e-01:
		u := x
		if a < 1<<53 {
			u = 1 + x
		}
		mantissa = Float64bits(u)
		k = int(mantissa>>fractionBits) - bias
		if a < 1<<53 {
			if k > 0 {
				correction = 1 - (u - x)
			} else {
				correction = x - (u - 1)
			}
			correction /= u
		}
		mantissa &= fractionMask
		if mantissa < 0x0006a09e667f3bcd { // that of the root of 2
			u = Float64frombits(mantissa | oneBits)
		} else {
			k++
			u = Float64frombits(mantissa | (bias-1)<<fractionBits)
			mantissa = (1<<fractionBits - mantissa) >> 2
		}
		f = u - 1
	}
	power := float64(k)
	half := 0.5 * f * f
	if mantissa == 0 {
		if f == 0 {
			if k == 0 {
				return 0
			}
			return power*ln2High + (correction + power*ln2Low)
		}
		r := half * (1 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return power*ln2High - ((r - (power*ln2Low + correction)) - f)
	}
	s := f / (2 + f)
	z := s * s
	r := z * (6.666666666666735130e-01 + z*(3.999999999940941908e-01+z*(2.857142874366239149e-01+
		z*(2.222219843214978396e-01+z*(1.818357216161805012e-01+z*(1.531383769920937332e-01+z*1.479819860511658591e-01))))))
	if k == 0 {
		return f - (half - s*(half+r))
	}
	return power*ln2High - ((half - (s*(half+r) + (power*ln2Low + correction))) - f)
}
