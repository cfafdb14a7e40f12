package math

func odd(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false
	}
	whole, rest := Modf(x)
	return rest == 0 && int64(whole)&1 == 1
}

// Pow returns x to the power of y.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case x != x || y != y:
		return NaN()
	case x == 0:
		switch {
		case y > 0 && !odd(y):
			return 0
		case y > 0:
			return x
		case odd(y):
			return Copysign(Inf(1), x)
		}
		return Inf(1)
	case IsInf(y, 0):
		return extreme(x, y)
	case IsInf(x, -1):
		return Pow(1/x, -y)
	case IsInf(x, 1):
		if y < 0 {
			return 0
		}
		return x
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	whole, rest := Modf(Abs(y))
	if rest != 0 && x < 0 {
		return NaN()
	}
	if whole >= 1<<63 {
		return extreme(x, y)
	}
	// The result is product times two to the power of exp.
	product, exp := 1.0, 0
	if rest != 0 {
		if rest > 0.5 {
			rest--
			whole++
		}
		product = Exp(rest * Log(x))
	}
	factor, factorExp := Frexp(x)
	for i := int64(whole); i != 0; i >>= 1 {
		if factorExp < -1<<12 || 1<<12 < factorExp {
			exp += factorExp
			break
		}
		if i&1 == 1 {
			product *= factor
			exp += factorExp
		}
		factor *= factor
		factorExp *= 2
		if factor < 0.5 {
			factor += factor
			factorExp--
		}
	}
	if y < 0 {
		product, exp = 1/product, -exp
	}
	return Ldexp(product, exp)
}

// extreme is Pow for an exponent without end.
func extreme(x, y float64) float64 {
	switch {
	case x == -1:
		return 1
	case (Abs(x) < 1) == (y > 0):
		return 0
	}
	return Inf(1)
}

// Pow10 returns 10 to the power of n.
func Pow10(n int) float64 {
	switch {
	case n > 308:
		return Inf(1)
	case n < -323:
		return 0
	case n < 0:
		return power32(n/32) / small10(-n%32)
	}
	return power32(n/32) * small10(n%32)
}

func power32(n int) float64 {
	return [...]float64{1e-320, 1e-288, 1e-256, 1e-224, 1e-192, 1e-160, 1e-128, 1e-96, 1e-64, 1e-32, 1,
		1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288}[n+10]
}

func small10(n int) float64 {
	return [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
		1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31}[n]
}

// Gamma returns the Gamma function of x; the method is that of Cephes' gamma.c.
func Gamma(x float64) float64 {
	switch {
	case x != x || IsInf(x, -1) || x < 0 && Trunc(x) == x:
		return NaN()
	case IsInf(x, 1):
		return x
	case x == 0:
		return Copysign(Inf(1), x)
	case x > 33:
		a, b := stirling(x)
		return a * b
	case x < -33:
		return reflected(x)
	}
	z := 1.0
	for x >= 3 {
		x--
		z *= x
	}
	for x < 2 {
		if -1e-09 < x && x < 1e-09 {
			if x == 0 {
				return Inf(1)
			}
			const euler = 0.57721566490153286060651209008240243104215933593992
			return z / ((1 + euler*x) * x)
		}
		z /= x
		x++
	}
	if x == 2 {
		return z
	}
	x -= 2
	p := (((((x*1.60119522476751861407e-04+1.19135147006586384913e-03)*x+1.04213797561761569935e-02)*x+
		4.76367800457137231464e-02)*x+2.07448227648435975150e-01)*x+4.94214826801497100753e-01)*x + 9.99999999999999996796e-01
	q := ((((((x*-2.31581873324120129819e-05+5.39605580493303397842e-04)*x+-4.45641913851797240494e-03)*x+
		1.18139785222060435552e-02)*x+3.58236398605498653373e-02)*x+-2.34591795718243348568e-01)*x+
		7.14304917030273074085e-02)*x + 1.00000000000000000320e+00
	return z * p / q
}

// reflected is Gamma of a large negative number.
func reflected(x float64) float64 {
	q := -x
	p := Floor(q)
	sign := 1.0
	if int64(p)&1 == 0 {
		sign = -1
	}
	z := q - p
	if z > 0.5 {
		z = q - (p + 1)
	}
	z = q * Sin(Pi*z)
	if z == 0 {
		return Inf(int(sign))
	}
	a, b := stirling(q)
	z = Abs(z)
	if d := z * a * b; IsInf(d, 0) {
		z = Pi / z / a / b
	} else {
		z = Pi / d
	}
	return sign * z
}

// stirling returns Gamma of a large number as two factors.
func stirling(x float64) (a, b float64) {
	if x > 200 {
		return Inf(1), 1
	}
	w := 1 / x
	w = 1 + w*((((7.87311395793093628397e-04*w+-2.29549961613378126380e-04)*w+-2.68132617805781232825e-03)*w+
		3.47222221605458667310e-03)*w+8.33333333333482257126e-02)
	a, b = Exp(x), 1
	if x > 143.01608 {
		v := Pow(x, 0.5*x-0.25)
		a, b = v, v/a
	} else {
		a = Pow(x, x-0.5) / a
	}
	return a, 2.506628274631000502417 * w * b
}
