package math

// Sinh returns the hyperbolic sine.
func Sinh(x float64) float64 {
	a := Abs(x)
	y := 0.0
	switch {
	case x == 0:
		return x
	case a > 21:
		y = Exp(a) * 0.5
	case a > 0.5:
		e := Exp(a)
		y = (e - 1/e) * 0.5
	default:
		q := a * a
		y = (((-0.2630563213397497062819489e+2*q+-0.2894211355989563807284660366e+4)*q+
			-0.8991272022039509355398013511e+5)*q + -0.6307673640497716991184787251e+6) * a
		y /= ((q+-0.173678953558233699533450911e+3)*q+0.1521517378790019070696485176e+5)*q + -0.6307673640497716991212077277e+6
	}
	if x < 0 {
		return -y
	}
	return y
}

// Cosh returns the hyperbolic cosine.
func Cosh(x float64) float64 {
	e := Exp(Abs(x))
	if Abs(x) > 21 {
		return e * 0.5
	}
	return (e + 1/e) * 0.5
}

// Tanh returns the hyperbolic tangent; the method is that of Cephes' tanh.c.
func Tanh(x float64) float64 {
	a := Abs(x)
	switch {
	case a > 0.5*8.8029691931113054295988e+01:
		return Copysign(1, x)
	case a >= 0.625:
		y := 1 - 2/(Exp(2*a)+1)
		if x < 0 {
			return -y
		}
		return y
	case x == 0:
		return x
	}
	q := x * x
	return x + x*q*((-9.64399179425052238628e-1*q+-9.92877231001918586564e1)*q+-1.61468768441708447952e3)/
		(((q+1.12811678491632931402e2)*q+2.23548839060100448583e3)*q+4.84406305325125486048e3)
}

// Asinh returns the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	if x-x != 0 {
		return x
	}
	a := Abs(x)
	y := a
	switch {
	case a > 1<<28:
		y = Log(a) + Ln2
	case a > 2:
		y = Log(2*a + 1/(Sqrt(a*a+1)+a))
	case a >= 0x1p-28:
		y = Log1p(a + a*a/(1+Sqrt(1+a*a)))
	}
	if x < 0 {
		return -y
	}
	return Copysign(y, x)
}

// Acosh returns the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

// Atanh returns the inverse hyperbolic tangent.
func Atanh(x float64) float64 {
	a := Abs(x)
	switch {
	case a > 1 || x != x:
		return NaN()
	case a == 1:
		return Copysign(Inf(1), x)
	}
	y := a
	switch {
	case a >= 0.5:
		y = 0.5 * Log1p((a+a)/(1-a))
	case a >= 0x1p-28:
		y = a + a
		y = 0.5 * Log1p(y+y*a/(1-a))
	}
	return Copysign(y, x)
}
