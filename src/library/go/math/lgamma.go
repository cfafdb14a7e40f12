package math

// Lgamma returns the logarithm of the absolute value of Gamma(x), and Gamma's sign; the method is that of FDLIBM's
// e_lgamma_r.c.
func Lgamma(x float64) (lgamma float64, sign int) {
	a := Abs(x)
	switch {
	case x != x || IsInf(x, 0):
		return x, 1
	case x == 0:
		return Inf(1), 1
	case a < 0x1p-70 && x < 0:
		return -Log(a), -1
	case a < 0x1p-70:
		return -Log(a), 1
	case x > 0:
		return positiveLgamma(x), 1
	case a >= 1<<52:
		return Inf(1), 1
	}
	t := sinOfPi(a)
	if t == 0 {
		return Inf(1), 1
	}
	sign = 1
	if t < 0 {
		sign = -1
	}
	return Log(Pi/Abs(t*a)) - positiveLgamma(a), sign
}

func positiveLgamma(x float64) float64 {
	switch {
	case x == 1 || x == 2:
		return 0
	case x <= 0.9:
		return -Log(x) + lgammaNear(x, 1-x, x-(leastAt-1), x)
	case x < 2:
		return lgammaNear(x-1, 2-x, x-leastAt, x-1)
	case x < 8:
		whole := int(x)
		y := x - float64(whole)
		p := y * poly(y, -7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01, 1.46350472652464452805e-01, 2.66422703033638609560e-02, 1.84028451407337715652e-03, 3.19475326584100867617e-05)
		q := poly(y, 1, 1.39200533467621045958e+00, 7.21935547567138069525e-01, 1.71933865632803078993e-01, 1.86459191715652901344e-02, 7.77942496381893596434e-04, 7.32668430744625636189e-06)
		result := 0.5*y + p/q
		if whole > 2 {
			z := 1.0
			for i := whole - 1; i >= 2; i-- {
				z *= y + float64(i)
			}
			result += Log(z)
		}
		return result
	case x < 1<<58:
		z := 1 / x
		y := z * z
		w := 4.18938533204672725052e-01 + z*poly(y, 8.33333333333329678849e-02, -2.77777777728775536470e-03, 7.93650558643019558500e-04, -5.95187557450339963135e-04, 8.36339918996282139126e-04, -1.63092934096575273989e-03)
		return (x-0.5)*(Log(x)-1) + w
	}
	return x * (Log(x) - 1)
}

// leastAt is where Gamma is least.
const leastAt = 1.46163214496836224576e+00

// lgammaNear is the logarithm of Gamma(1+x) for x below 1, from x's distances to 1, to leastAt-1 and to 0.
func lgammaNear(x, to1, toLeast, to0 float64) float64 {
	const lowest = 1.461632144968362245 - 1
	switch {
	case x >= lowest+0.27:
		y := to1
		z := y * y
		p1 := poly(z, 7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03, 1.19270763183362067845e-03, 2.20862790713908385557e-04, 2.52144565451257326939e-05)
		p2 := z * poly(z, 3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03, 5.10069792153511336608e-04, 1.08011567247583939954e-04, 4.48640949618915160150e-05)
		return y*p1 + p2 - 0.5*y
	case x >= lowest-0.27:
		y := toLeast
		z := y * y
		w := z * y
		p1 := poly(w, 4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03, -1.40346469989232843813e-03, 3.15632070903625950361e-04)
		p2 := poly(w, -1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03, 8.81081882437654011382e-04, -3.12754168375120860518e-04)
		p3 := poly(w, 6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03, -5.38595305356740546715e-04, 3.35529192635519073543e-04)
		p := z*p1 - (-3.63867699703950536541e-18 - w*(p2+y*p3))
		return -1.21486290535849611461e-01 + p
	}
	p1 := to0 * poly(to0, -7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00, 9.77717527963372745603e-01, 2.28963728064692451092e-01, 1.33810918536787660377e-02)
	p2 := poly(to0, 1, 2.45597793713041134822e+00, 2.12848976379893395361e+00, 7.69285150456672783825e-01, 1.04222645593369134254e-01, 3.21709242282423911810e-03)
	return -0.5*to0 + p1/p2
}

// sinOfPi returns -sin(Pi*x) for x > 0.
func sinOfPi(x float64) float64 {
	if x < 0.25 {
		return -Sin(Pi * x)
	}
	if Floor(x) == x {
		return 0
	}
	x = Mod(x, 2)
	switch int(x * 4) {
	case 0:
		return -Sin(Pi * x)
	case 1, 2:
		return -Cos(Pi * (0.5 - x))
	case 3, 4:
		return -Sin(Pi * (1 - x))
	case 5, 6:
		return Cos(Pi * (x - 1.5))
	}
	return -Sin(Pi * (x - 2))
}
