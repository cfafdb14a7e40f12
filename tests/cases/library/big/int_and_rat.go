package main

import (
	"crypto/hmac"
	crand "crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand"
)

func main() {
	f := big.NewInt(1)
	for i := int64(1); i <= 50; i++ {
		f.Mul(f, big.NewInt(i))
	}
	fmt.Println(f, f.BitLen(), f.TrailingZeroBits())
	a, b := big.NewInt(0), big.NewInt(1)
	for range 300 {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a)
	x, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	y, _ := new(big.Int).SetString("ffffffffffffffffffff", 16)
	for _, p := range [][2]*big.Int{{x, y}, {y, x}, {f, x}, {x, big.NewInt(7)}, {big.NewInt(-7), big.NewInt(2)}, {big.NewInt(7), big.NewInt(-2)}, {big.NewInt(-7), big.NewInt(-2)}} {
		q, r := new(big.Int).QuoRem(p[0], p[1], new(big.Int))
		d, m := new(big.Int).DivMod(p[0], p[1], new(big.Int))
		fmt.Println(q, r, d, m, p[0].Cmp(p[1]), p[0].CmpAbs(p[1]))
		fmt.Println(new(big.Int).And(p[0], p[1]), new(big.Int).Or(p[0], p[1]), new(big.Int).Xor(p[0], p[1]), new(big.Int).AndNot(p[0], p[1]), new(big.Int).Not(p[0]))
		fmt.Println(new(big.Int).Rsh(p[0], 3), new(big.Int).Lsh(p[1], 67), new(big.Int).GCD(nil, nil, p[0], p[1]), p[0].Int64(), p[1].Uint64(), p[0].IsInt64())
	}
	fmt.Println(new(big.Int).Exp(big.NewInt(3), big.NewInt(200), nil), new(big.Int).Exp(big.NewInt(3), big.NewInt(200), big.NewInt(1000007)), new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)))
	var gx, gy big.Int
	g := new(big.Int).GCD(&gx, &gy, big.NewInt(240), big.NewInt(46))
	fmt.Println(g, &gx, &gy, new(big.Int).Sqrt(f), new(big.Int).Binomial(50, 20), new(big.Int).MulRange(5, 9))
	fmt.Printf("%d|%x|%X|%#x|%b|%o|%30d|%-30d|%030d|%+d|%s|%v|%q\n", y, y, y, y, big.NewInt(5), big.NewInt(8), y, y, y, y, y, y, y)
	fmt.Println(y.Bytes(), new(big.Int).SetBytes([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}), x.Text(36), x.Bit(3), new(big.Int).SetBit(big.NewInt(0), 70, 1))
	for _, s := range []string{"0x1f", "0b11", "0o17", "017", "1_000", "abc", "", "-", "12z", "0x", "_1", "99"} {
		v, ok := new(big.Int).SetString(s, 0)
		fmt.Print(s, " ", v, " ", ok, "; ")
	}
	fmt.Println()
	p, _ := new(big.Int).SetString("170141183460469231731687303715884105727", 10)
	fmt.Println(p.ProbablyPrime(10), new(big.Int).Add(p, big.NewInt(2)).ProbablyPrime(10), big.NewInt(561).ProbablyPrime(0), big.NewInt(2).ProbablyPrime(0))
	r := rand.New(rand.NewSource(1))
	fmt.Println(new(big.Int).Rand(r, y), new(big.Int).Rand(r, p))
	j, _ := json.Marshal(map[string]any{"n": y})
	var z struct{ N *big.Int }
	fmt.Println(string(j), json.Unmarshal(j, &z), z.N)
	h := new(big.Rat)
	for i := int64(1); i <= 10; i++ {
		h.Add(h, big.NewRat(1, i))
	}
	fmt.Println(h, h.FloatString(10), h.Num(), h.Denom(), big.NewRat(-6, 4), big.NewRat(4, 2).RatString(), new(big.Rat).Mul(h, h), new(big.Rat).Quo(h, big.NewRat(3, 7)))
	fl, ex := h.Float64()
	fmt.Println(fl, ex, new(big.Rat).SetFloat64(0.1))
	for _, s := range []string{"3.14", "1/3", "-2.5e3", "1e-2", "x", "1/0", "7"} {
		v, ok := new(big.Rat).SetString(s)
		fmt.Print(s, " ", v, " ", ok, "; ")
	}
	fmt.Println()
	var sc big.Int
	n, err := fmt.Sscan("123456789012345678901", &sc)
	fmt.Println(n, err, &sc)
	ff, acc := f.Float64()
	fmt.Println(ff, acc)
	fmt.Printf("%x\n%x\n%x\n%x\n", sha512.Sum512([]byte("abc")), sha512.Sum384([]byte("")), sha512.Sum512_256(make([]byte, 300)), sha512.Sum512_224([]byte("abc")))
	m := hmac.New(sha256.New, []byte("key"))
	m.Write([]byte("The quick brown fox jumps over the lazy dog"))
	s := m.Sum(nil)
	fmt.Printf("%x %v\n", s, hmac.Equal(s, s))
	m = hmac.New(sha512.New, make([]byte, 200))
	m.Write([]byte("x"))
	fmt.Printf("%x\n", m.Sum(nil))
	fmt.Println(subtle.ConstantTimeCompare([]byte("a"), []byte("a")), subtle.ConstantTimeEq(1, 2), subtle.ConstantTimeSelect(1, 5, 6), subtle.ConstantTimeLessOrEq(3, 3))
	bb := make([]byte, 16)
	k, err := crand.Read(bb)
	fmt.Println(k, err, len(crand.Text()))
	i, err := crand.Int(crand.Reader, big.NewInt(100))
	fmt.Println(i.Cmp(big.NewInt(100)) < 0, err)
	pr, err := crand.Prime(crand.Reader, 64)
	fmt.Println(pr.BitLen(), pr.ProbablyPrime(5), err)
	defer func() { fmt.Println(recover()) }()
	new(big.Int).Div(x, big.NewInt(0))
}
