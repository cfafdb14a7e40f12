package big

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand"
	"strings"
)

// Word is a digit of Bits.
type Word uint

const (
	MaxBase = 62
)

// Int is sign and absolute value; a method stores its result in the receiver and returns it.
type Int struct {
	neg bool
	abs nat
}

func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (z *Int) put(neg bool, abs nat) *Int {
	z.abs = abs
	z.neg = neg && len(abs) > 0
	return z
}

func (z *Int) Set(x *Int) *Int         { return z.put(x.neg, append(nat(nil), x.abs...)) }
func (z *Int) SetUint64(x uint64) *Int { return z.put(false, natOf(x)) }
func (z *Int) Neg(x *Int) *Int         { return z.put(!x.neg, append(nat(nil), x.abs...)) }
func (z *Int) Abs(x *Int) *Int         { return z.put(false, append(nat(nil), x.abs...)) }
func (z *Int) SetInt64(x int64) *Int {
	v := uint64(x)
	if x < 0 {
		v = -v
	}
	return z.put(x < 0, natOf(v))
}

func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (x *Int) Cmp(y *Int) int {
	if x.neg != y.neg {
		if x.neg {
			return -1
		}
		return 1
	}
	c := x.abs.cmp(y.abs)
	if x.neg {
		return -c
	}
	return c
}

func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

func (z *Int) Add(x, y *Int) *Int {
	if x.neg == y.neg {
		return z.put(x.neg, x.abs.add(y.abs))
	}
	if x.abs.cmp(y.abs) >= 0 {
		return z.put(x.neg, x.abs.sub(y.abs))
	}
	return z.put(y.neg, y.abs.sub(x.abs))
}

func (z *Int) Sub(x, y *Int) *Int { return z.Add(x, &Int{!y.neg, y.abs}) }
func (z *Int) Mul(x, y *Int) *Int { return z.put(x.neg != y.neg, x.abs.mul(y.abs)) }

// QuoRem truncates towards zero, as Go's / and %.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	neg, xneg := x.neg != y.neg, x.neg
	q, rest := x.abs.div(y.abs)
	r.put(xneg, append(nat(nil), rest...))
	return z.put(neg, q), r
}

func (z *Int) Quo(x, y *Int) *Int {
	z.QuoRem(x, y, new(Int))
	return z
}

func (z *Int) Rem(x, y *Int) *Int {
	new(Int).QuoRem(x, y, z)
	return z
}

// DivMod is Euclid's: 0 ≤ m < |y|.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	y = new(Int).Set(y)
	z.QuoRem(x, y, m)
	if m.neg {
		if y.neg {
			z.Add(z, NewInt(1))
			m.Sub(m, y)
		} else {
			z.Sub(z, NewInt(1))
			m.Add(m, y)
		}
	}
	return z, m
}

func (z *Int) Div(x, y *Int) *Int {
	z.DivMod(x, y, new(Int))
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	new(Int).DivMod(x, y, z)
	return z
}

func (z *Int) Lsh(x *Int, n uint) *Int { return z.put(x.neg, x.abs.shl(n)) }

// Rsh rounds down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		t := x.abs.sub(nat{1}).shr(n)
		return z.put(true, t.add(nat{1}))
	}
	return z.put(false, x.abs.shr(n))
}

// Exp is 1 for a negative exponent without modulus; nil when the inverse that it needs does not exist.
func (z *Int) Exp(x, y, m *Int) *Int {
	base, exponent := x, y.abs
	if y.neg {
		if m == nil || len(m.abs) == 0 {
			return z.SetInt64(1)
		}
		if base = new(Int).ModInverse(x, m); base == nil {
			return nil
		}
	}
	var mod nat
	if m != nil {
		mod = m.abs
	}
	neg := base.neg && len(exponent) > 0 && exponent[0]&1 == 1
	z.put(neg, base.abs.expMod(exponent, mod))
	if z.neg && len(mod) > 0 {
		z.put(false, mod.sub(z.abs))
	}
	return z
}

func (z *Int) ModInverse(g, n *Int) *Int {
	n = new(Int).Abs(n)
	g = new(Int).Mod(g, n)
	var x Int
	if d := new(Int).GCD(&x, nil, g, n); d.Cmp(NewInt(1)) != 0 {
		return nil
	}
	if x.neg {
		return z.Add(&x, n)
	}
	return z.Set(&x)
}

// GCD also finds x and y with z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		swap := len(a.abs) == 0
		put := func(to *Int, from *Int, used bool) {
			if to != nil && used {
				to.SetInt64(int64(from.Sign()))
			} else if to != nil {
				to.SetInt64(0)
			}
		}
		sa, sb := new(Int).Set(a), new(Int).Set(b)
		if swap {
			z.Abs(b)
		} else {
			z.Abs(a)
		}
		put(x, sa, !swap)
		put(y, sb, swap)
		return z
	}
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	s0, s1 := NewInt(1), NewInt(0)
	for len(r1.abs) > 0 {
		q, r := new(Int).QuoRem(r0, r1, new(Int))
		r0, r1 = r1, r
		s0, s1 = s1, new(Int).Sub(s0, new(Int).Mul(q, s1))
	}
	if a.neg {
		s0.Neg(s0)
	}
	if y != nil {
		t := new(Int).Sub(r0, new(Int).Mul(a, s0))
		y.Quo(t, b)
	}
	if x != nil {
		x.Set(s0)
	}
	return z.Set(r0)
}

func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.put(false, x.abs.sqrt())
}

func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	r := NewInt(a)
	for i := a; i < b; i++ {
		r.Mul(r, NewInt(i+1))
	}
	return z.Set(r)
}

func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	if k > n-k {
		k = n - k
	}
	r := NewInt(1)
	for i := int64(1); i <= k; i++ {
		r.Mul(r, NewInt(n-k+i))
		r.Quo(r, NewInt(i))
	}
	return z.Set(r)
}

func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		return uint(1 ^ x.abs.sub(nat{1}).bit(i))
	}
	return uint(x.abs.bit(i))
}

func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	one := new(Int).Lsh(NewInt(1), uint(i))
	if b == 1 {
		return z.Or(x, one)
	}
	return z.AndNot(x, one)
}

func (x *Int) BitLen() int            { return x.abs.bitLen() }
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

// bitwise works on two's complement with as many digits as matter.
func (z *Int) bitwise(x, y *Int, op func(a, b uint32) uint32) *Int {
	n := max(len(x.abs), len(y.abs)) + 1
	a, b := x.complement(n), y.complement(n)
	for i := range a {
		a[i] = op(a[i], b[i])
	}
	neg := a[n-1]>>31 == 1
	if neg {
		for i := range a {
			a[i] = ^a[i]
		}
		return z.put(true, a.norm().add(nat{1}))
	}
	return z.put(false, a.norm())
}

func (x *Int) complement(n int) nat {
	out := make(nat, n)
	if !x.neg {
		copy(out, x.abs)
		return out
	}
	copy(out, x.abs.sub(nat{1}))
	for i := range out {
		out[i] = ^out[i]
	}
	return out
}

func (z *Int) And(x, y *Int) *Int { return z.bitwise(x, y, func(a, b uint32) uint32 { return a & b }) }
func (z *Int) Or(x, y *Int) *Int  { return z.bitwise(x, y, func(a, b uint32) uint32 { return a | b }) }
func (z *Int) Xor(x, y *Int) *Int { return z.bitwise(x, y, func(a, b uint32) uint32 { return a ^ b }) }
func (z *Int) AndNot(x, y *Int) *Int {
	return z.bitwise(x, y, func(a, b uint32) uint32 { return a &^ b })
}
func (z *Int) Not(x *Int) *Int { return z.Sub(new(Int).Neg(x), NewInt(1)) }

// Uint64 is the low end of the absolute value, Int64 that with the sign.
func (x *Int) Uint64() uint64 { return x.abs.uint64() }

func (x *Int) Int64() int64 {
	v := int64(x.abs.uint64())
	if x.neg {
		return -v
	}
	return v
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 2 }
func (x *Int) IsInt64() bool {
	if len(x.abs) > 2 {
		return false
	}
	v := int64(x.abs.uint64())
	return v >= 0 || x.neg && v == math.MinInt64
}

type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (a Accuracy) String() string { return [...]string{"Below", "Exact", "Above"}[a+1] }

func (x *Int) Float64() (float64, Accuracy) {
	f, exact := new(Rat).SetInt(x).Float64()
	if exact {
		return f, Exact
	}
	if math.IsInf(f, 0) {
		if f > 0 {
			return f, Above
		}
		return f, Below
	}
	back, _ := new(Rat).SetString(fmt.Sprintf("%.0f", f))
	return f, Accuracy(back.Cmp(new(Rat).SetInt(x)))
}

// Bytes are big-endian, of the absolute value.
func (x *Int) Bytes() []byte { return x.FillBytes(make([]byte, (x.abs.bitLen()+7)/8)) }

func (x *Int) FillBytes(buf []byte) []byte {
	if (x.abs.bitLen()+7)/8 > len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	clear(buf)
	for i := range buf {
		if i/4 < len(x.abs) {
			buf[len(buf)-1-i] = byte(x.abs[i/4] >> (8 * (i % 4)))
		}
	}
	return buf
}

func (z *Int) SetBytes(buf []byte) *Int {
	abs := make(nat, (len(buf)+3)/4)
	for i := range buf {
		abs[i/4] |= uint32(buf[len(buf)-1-i]) << (8 * (i % 4))
	}
	return z.put(false, abs.norm())
}

func (x *Int) Bits() []Word {
	words := make([]Word, (len(x.abs)+1)/2)
	for i, d := range x.abs {
		words[i/2] |= Word(d) << (32 * (i % 2))
	}
	return words
}

func (z *Int) SetBits(abs []Word) *Int {
	n := make(nat, 2*len(abs))
	for i, w := range abs {
		n[2*i], n[2*i+1] = uint32(w), uint32(w>>32)
	}
	return z.put(false, n.norm())
}

// ProbablyPrime: Miller and Rabin's test with fixed and n more bases; certain below 2**64.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || x.abs.cmp(nat{2}) < 0 {
		return false
	}
	small := []uint32{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}
	for _, p := range small {
		if _, r := x.abs.divDigit(p); r == 0 {
			return x.abs.cmp(nat{p}) == 0
		}
	}
	less := x.abs.sub(nat{1})
	k := less.trailingZeros()
	odd := less.shr(k)
	r := rand.New(rand.NewSource(int64(x.abs[0])))
	for i := range len(small) + n {
		base := nat{2}
		if i < len(small) {
			base = nat{small[i]}
		} else {
			base = new(Int).Rand(r, &Int{abs: x.abs.sub(nat{3})}).abs.add(nat{2})
		}
		if !passes(x.abs, less, odd, base, k) {
			return false
		}
	}
	return true
}

func passes(n, less, odd, base nat, k uint) bool {
	y := base.expMod(odd, n)
	if y.cmp(nat{1}) == 0 || y.cmp(less) == 0 {
		return true
	}
	for range k - 1 {
		if _, y = y.mul(y).div(n); y.cmp(less) == 0 {
			return true
		}
	}
	return false
}

// Rand is below n, drawn as Go draws it.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.put(false, nil)
	}
	words := (len(n.abs) + 1) / 2
	mask := uint64(1)<<(uint(n.abs.bitLen())%64) - 1
	if n.abs.bitLen()%64 == 0 {
		mask = math.MaxUint64
	}
	for {
		v := make(nat, 2*words)
		for i := range words {
			w := uint64(rnd.Uint32()) | uint64(rnd.Uint32())<<32
			if i == words-1 {
				w &= mask
			}
			v[2*i], v[2*i+1] = uint32(w), uint32(w>>32)
		}
		if v = v.norm(); v.cmp(n.abs) < 0 {
			return z.put(false, v)
		}
	}
}

func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	if x.neg {
		return "-" + x.abs.text(base)
	}
	return x.abs.text(base)
}

func (x *Int) String() string                        { return x.Text(10) }
func (x *Int) Append(buf []byte, base int) []byte    { return append(buf, x.Text(base)...) }
func (x *Int) AppendText(b []byte) ([]byte, error)   { return x.Append(b, 10), nil }
func (x *Int) MarshalText() (text []byte, err error) { return []byte(x.String()), nil }
func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return []byte(x.String()), nil
}

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}

// SetString takes all of s; base 0 looks at the prefix, and allows underscores between digits.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	neg, abs, ok := parse(s, base)
	if !ok {
		return nil, false
	}
	return z.put(neg, abs), true
}

func parse(s string, base int) (neg bool, abs nat, ok bool) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg, s = s[0] == '-', s[1:]
	}
	lenient := base == 0
	if lenient {
		base = 10
		if len(s) > 1 && s[0] == '0' {
			base = 8
			switch s[1] {
			case 'x', 'X':
				base, s = 16, s[1:]
			case 'b', 'B':
				base, s = 2, s[1:]
			case 'o', 'O':
				s = s[1:]
			}
			if base != 8 || s[0] != '0' {
				s = s[1:]
				if s, ok = strings.CutPrefix(s, "_"); s == "" {
					return false, nil, false
				}
			}
		}
	}
	last := byte('_')
	for i := range len(s) {
		c := s[i]
		if c == '_' && lenient && last != '_' {
			last = c
			continue
		}
		d := strings.IndexByte(digits, c)
		if base <= 36 && 'A' <= c && c <= 'Z' {
			d = int(c-'A') + 10
		}
		if d < 0 || d >= base {
			return false, nil, false
		}
		abs = abs.mulAdd(uint32(base), uint32(d))
		last = c
	}
	return neg, abs, last != '_'
}

// Format takes the verbs of integers, with their flags.
func (x *Int) Format(s fmt.State, verb rune) {
	base, prefix := 10, ""
	switch verb {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0"
	case 'O':
		base = 8
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	case 'd', 's', 'v':
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", verb, x.String())
		return
	}
	if x == nil {
		io.WriteString(s, "<nil>")
		return
	}
	text := x.abs.text(base)
	if verb == 'X' {
		text = strings.ToUpper(text)
	}
	if !s.Flag('#') {
		prefix = ""
	}
	if verb == 'O' {
		prefix = "0o"
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	width, hasWidth := s.Width()
	zeros, left, right := 0, 0, 0
	if precision, ok := s.Precision(); ok {
		if zeros = precision - len(text); precision == 0 && text == "0" {
			return
		}
		zeros = max(zeros, 0)
	}
	used := len(sign) + len(prefix) + zeros + len(text)
	_, precise := s.Precision()
	if d := width - used; hasWidth && d > 0 {
		switch {
		case s.Flag('-'):
			right = d
		case s.Flag('0') && !precise:
			zeros += d
		default:
			left = d
		}
	}
	io.WriteString(s, strings.Repeat(" ", left)+sign+prefix+strings.Repeat("0", zeros)+text+strings.Repeat(" ", right))
}

// Scan reads for fmt's verbs.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-_"+digits, r) })
	if err != nil {
		return err
	}
	if _, ok := z.SetString(string(token), base); !ok {
		return errors.New("expected integer")
	}
	return nil
}
