package math

import "math/bits"

// The methods are those of Cephes' sin.c and tan.c: the angle is brought into an octant around 0, where a polynomial
// gives the result.

// octant returns which eighth of the circle x >= 0 is in, moved on to an even one, and the angle that is left.
func octant(x float64) (j uint64, z float64) {
	if x >= 1<<29 {
		return reduceLarge(x)
	}
	const ( // a quarter of Pi in three parts
		partA = 7.85398125648498535156e-1
		partB = 3.77489470793079817668e-8
		partC = 2.69515142907905952645e-15
	)
	j = uint64(x * (4 / Pi))
	j += j & 1
	y := float64(j)
	return j & 7, ((x - y*partA) - y*partB) - y*partC
}

// reduceLarge is octant for large angles, by Payne and Hanek's method: it multiplies by 4/Pi in integers.
func reduceLarge(x float64) (j uint64, z float64) {
	b := Float64bits(x)
	exp := int(b>>fractionBits&exponentMask) - bias - fractionBits
	b = b&fractionMask | 1<<fractionBits
	digit, shift := uint(exp+61)/64, uint(exp+61)%64
	z0 := fourOverPi(digit)<<shift | fourOverPi(digit+1)>>(64-shift)
	z1 := fourOverPi(digit+1)<<shift | fourOverPi(digit+2)>>(64-shift)
	z2 := fourOverPi(digit+2)<<shift | fourOverPi(digit+3)>>(64-shift)
	z2high, _ := bits.Mul64(z2, b)
	z1high, z1low := bits.Mul64(z1, b)
	low, carry := bits.Add64(z1low, z2high, 0)
	high := z0*b + z1high + carry
	j = high >> 61
	high = high<<3 | low>>61
	zeros := uint(bits.LeadingZeros64(high))
	high = high<<(zeros+1) | low>>(64-(zeros+1))
	z = Float64frombits(high>>(64-fractionBits) | uint64(bias-(zeros+1))<<fractionBits)
	if j&1 == 1 {
		j = (j + 1) & 7
		z--
	}
	return j, z * (Pi / 4)
}

// fourOverPi returns 64 binary digits of 4/Pi.
func fourOverPi(i uint) uint64 {
	return [...]uint64{
		0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3,
		0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82,
		0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e,
		0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757,
	}[i]
}

func smallSin(z float64) float64 {
	q := z * z
	return z + z*q*(((((1.58962301576546568060e-10*q+-2.50507477628578072866e-8)*q+2.75573136213857245213e-6)*q+
		-1.98412698295895385996e-4)*q+8.33333333332211858878e-3)*q+-1.66666666666666307295e-1)
}

func smallCos(z float64) float64 {
	q := z * z
	return 1.0 - 0.5*q + q*q*(((((-1.13585365213876817300e-11*q+2.08757008419747316778e-9)*q+
		-2.75573141792967388112e-7)*q+2.48015872888517045348e-5)*q+-1.38888888888730564116e-3)*q+4.16666666666665929218e-2)
}

// Sin returns the sine of an angle in radians.
func Sin(x float64) float64 {
	switch {
	case x == 0 || x != x:
		return x
	case IsInf(x, 0):
		return NaN()
	}
	j, z := octant(Abs(x))
	y := 0.0
	if j&2 != 0 {
		y = smallCos(z)
	} else {
		y = smallSin(z)
	}
	if (x < 0) != (j > 3) {
		return -y
	}
	return y
}

// Cos returns the cosine of an angle in radians.
func Cos(x float64) float64 {
	if x-x != 0 {
		return NaN()
	}
	j, z := octant(Abs(x))
	y := 0.0
	if j&2 != 0 {
		y = smallSin(z)
	} else {
		y = smallCos(z)
	}
	if j == 2 || j == 4 {
		return -y
	}
	return y
}

// Sincos returns the sine and the cosine of an angle in radians.
func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

// Tan returns the tangent of an angle in radians.
func Tan(x float64) float64 {
	switch {
	case x == 0 || x != x:
		return x
	case IsInf(x, 0):
		return NaN()
	}
	j, z := octant(Abs(x))
	y := z
	if q := z * z; q > 1e-14 {
		y = z + z*(q*((-1.30936939181383777646e4*q+1.15351664838587416140e6)*q+-1.79565251976484877988e7)/
			((((q+1.36812963470692954678e4)*q+-1.32089234440210967447e6)*q+2.50083801823357915839e7)*q+-5.38695755929454629881e7))
	}
	if j&2 != 0 {
		y = -1 / y
	}
	if x < 0 {
		return -y
	}
	return y
}

// smallAtan is Atan from 0 to 0.66, by Cephes' atan.c.
func smallAtan(x float64) float64 {
	z := x * x
	z = z * ((((-8.750608600031904122785e-01*z+-1.615753718733365076637e+01)*z+-7.500855792314704667340e+01)*z+
		-1.228866684490136173410e+02)*z + -6.485021904942025371773e+01) /
		(((((z+2.485846490142306297962e+01)*z+1.650270098316988542046e+02)*z+4.328810604912902668951e+02)*z+
			4.853903996359136964868e+02)*z + 1.945506571482613964425e+02)
	return x*z + x
}

func positiveAtan(x float64) float64 {
	const more = 6.123233995736765886130e-17 // Pi/2 minus its float64
	switch {
	case x <= 0.66:
		return smallAtan(x)
	case x > 2.41421356237309504880: // the tangent of three eighths of Pi
		return Pi/2 - smallAtan(1/x) + more
	}
	return Pi/4 + smallAtan((x-1)/(x+1)) + 0.5*more
}

// Atan returns the angle whose tangent is x.
func Atan(x float64) float64 {
	switch {
	case x == 0:
		return x
	case x > 0:
		return positiveAtan(x)
	}
	return -positiveAtan(-x)
}

// Asin returns the angle whose sine is x.
func Asin(x float64) float64 {
	a := Abs(x)
	switch {
	case x == 0:
		return x
	case a > 1:
		return NaN()
	}
	angle := Sqrt(1 - a*a)
	if a > 0.7 {
		angle = Pi/2 - positiveAtan(angle/a)
	} else {
		angle = positiveAtan(a / angle)
	}
	if x < 0 {
		return -angle
	}
	return angle
}

// Acos returns the angle whose cosine is x.
func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	switch {
	case x != x || y != y:
		return NaN()
	case y == 0:
		if x >= 0 && !Signbit(x) {
			return Copysign(0, y)
		}
		return Copysign(Pi, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 1):
		if IsInf(y, 0) {
			return Copysign(Pi/4, y)
		}
		return Copysign(0, y)
	case IsInf(x, -1):
		if IsInf(y, 0) {
			return Copysign(3*Pi/4, y)
		}
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	angle := Atan(y / x)
	if x >= 0 {
		return angle
	}
	if angle <= 0 {
		return angle + Pi
	}
	return angle - Pi
}
