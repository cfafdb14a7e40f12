package big

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Rat is a fraction in lowest terms; a zero b means 1.
type Rat struct{ a, b Int }

func NewRat(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	return new(Rat).SetFrac(NewInt(a), NewInt(b))
}

func (x *Rat) denominator() *Int {
	if len(x.b.abs) == 0 {
		return NewInt(1)
	}
	return &x.b
}

func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	n, d := new(Int).Abs(a), new(Int).Abs(b)
	g := new(Int).GCD(nil, nil, n, d)
	z.a.Quo(n, g)
	z.b.Quo(d, g)
	z.a.neg = neg && len(z.a.abs) > 0
	return z
}

func (z *Rat) SetFrac64(a, b int64) *Rat { return z.SetFrac(NewInt(a), NewInt(b)) }
func (z *Rat) SetInt(x *Int) *Rat        { return z.SetFrac(x, NewInt(1)) }
func (z *Rat) SetInt64(x int64) *Rat     { return z.SetInt(NewInt(x)) }
func (z *Rat) SetUint64(x uint64) *Rat   { return z.SetInt(new(Int).SetUint64(x)) }
func (z *Rat) Set(x *Rat) *Rat           { return z.SetFrac(&x.a, x.denominator()) }

// SetFloat64 is exact; nil for what is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	fraction, exponent := math.Frexp(f)
	n := NewInt(int64(fraction * (1 << 53)))
	if exponent -= 53; exponent >= 0 {
		return z.SetInt(n.Lsh(n, uint(exponent)))
	}
	return z.SetFrac(n, new(Int).Lsh(NewInt(1), uint(-exponent)))
}

func (x *Rat) Num() *Int   { return &x.a }
func (x *Rat) Denom() *Int { return x.denominator() }
func (x *Rat) Sign() int   { return x.a.Sign() }
func (x *Rat) IsInt() bool { return x.denominator().Cmp(NewInt(1)) == 0 }

func (x *Rat) Cmp(y *Rat) int {
	return new(Int).Mul(&x.a, y.denominator()).Cmp(new(Int).Mul(&y.a, x.denominator()))
}

func (z *Rat) Add(x, y *Rat) *Rat {
	a := new(Int).Mul(&x.a, y.denominator())
	return z.SetFrac(a.Add(a, new(Int).Mul(&y.a, x.denominator())), new(Int).Mul(x.denominator(), y.denominator()))
}

func (z *Rat) Neg(x *Rat) *Rat    { return z.SetFrac(new(Int).Neg(&x.a), x.denominator()) }
func (z *Rat) Abs(x *Rat) *Rat    { return z.SetFrac(new(Int).Abs(&x.a), x.denominator()) }
func (z *Rat) Sub(x, y *Rat) *Rat { return z.Add(x, new(Rat).Neg(y)) }
func (z *Rat) Inv(x *Rat) *Rat    { return z.SetFrac(x.denominator(), &x.a) }

func (z *Rat) Mul(x, y *Rat) *Rat {
	return z.SetFrac(new(Int).Mul(&x.a, &y.a), new(Int).Mul(x.denominator(), y.denominator()))
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	return z.SetFrac(new(Int).Mul(&x.a, y.denominator()), new(Int).Mul(x.denominator(), &y.a))
}

func (x *Rat) String() string { return x.a.String() + "/" + x.denominator().String() }

func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString rounds half away from zero.
func (x *Rat) FloatString(prec int) string {
	scale := new(Int).Exp(NewInt(10), NewInt(int64(prec)), nil)
	n := new(Int).Mul(new(Int).Abs(&x.a), scale)
	q, r := new(Int).QuoRem(n, x.denominator(), new(Int))
	if r.Lsh(r, 1).Cmp(x.denominator()) >= 0 {
		q.Add(q, NewInt(1))
	}
	text := q.String()
	if prec > 0 {
		if len(text) <= prec {
			text = strings.Repeat("0", prec-len(text)+1) + text
		}
		text = text[:len(text)-prec] + "." + text[len(text)-prec:]
	}
	if x.a.neg {
		text = "-" + text
	}
	return text
}

// Float64 is the nearest float64, by way of enough decimal digits to decide.
func (x *Rat) Float64() (f float64, exact bool) {
	shift := x.a.BitLen() - x.denominator().BitLen()
	// 64 bits of quotient, and a sticky one below them.
	n, d := new(Int).Abs(&x.a), new(Int).Set(x.denominator())
	move := 66 - shift
	if move >= 0 {
		n.Lsh(n, uint(move))
	} else {
		d.Lsh(d, uint(-move))
	}
	q, r := n.QuoRem(n, d, new(Int))
	if r.Sign() != 0 {
		q.Or(q, NewInt(1))
	}
	text := "0x" + q.Text(16) + "p" + strconv.Itoa(-move)
	f, _ = strconv.ParseFloat(text, 64)
	if x.a.neg {
		f = -f
	}
	back := new(Rat).SetFloat64(f)
	return f, back != nil && back.Cmp(x) == 0
}

func (x *Rat) Float32() (f float32, exact bool) {
	wide, exact := x.Float64()
	f = float32(wide)
	return f, exact && float64(f) == wide
}

// SetString takes a/b, or a decimal number with fraction and exponent.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if num, den, ok := strings.Cut(s, "/"); ok {
		a, aok := new(Int).SetString(num, 0)
		b, bok := new(Int).SetString(den, 0)
		if !aok || !bok || b.Sign() <= 0 {
			return nil, false
		}
		return z.SetFrac(a, b), true
	}
	exponent := int64(0)
	if i := strings.IndexAny(s, "eE"); i >= 0 && !strings.HasPrefix(strings.TrimLeft(s, "+-"), "0x") {
		e, err := strconv.ParseInt(s[i+1:], 10, 32)
		if err != nil {
			return nil, false
		}
		s, exponent = s[:i], e
	}
	whole, fraction, _ := strings.Cut(s, ".")
	exponent -= int64(len(fraction))
	base := 10
	if fraction == "" && exponent == 0 {
		base = 0
	}
	n, ok := new(Int).SetString(whole+fraction, base)
	if !ok {
		return nil, false
	}
	power := new(Int).Exp(NewInt(10), NewInt(max(exponent, -exponent)), nil)
	if exponent >= 0 {
		return z.SetInt(n.Mul(n, power)), true
	}
	return z.SetFrac(n, power), true
}

func (x *Rat) MarshalText() (text []byte, err error) { return []byte(x.RatString()), nil }

func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}

func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-/0123456789.eE", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}
