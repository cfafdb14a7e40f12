// Package rand: random bytes. Here every eight of them are a recorded choice, so that a run can be replayed.
package rand

import (
	"internal/lab"
	"io"
	"math/big"
)

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	for at := 0; at < len(b); at += 8 {
		word := lab.Rand()
		for i := at; i < min(at+8, len(b)); i++ {
			b[i] = byte(word)
			word >>= 8
		}
	}
	return len(b), nil
}

var Reader io.Reader = reader{}

func Read(b []byte) (n int, err error) { return io.ReadFull(Reader, b) }

// Text has 26 letters and digits of base 32, 130 random bits.
func Text() string {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	b := make([]byte, 26)
	Read(b)
	for i := range b {
		b[i] = digits[b[i]%32]
	}
	return string(b)
}

// Int is below max.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	bits := new(big.Int).Sub(max, big.NewInt(1)).BitLen()
	n = new(big.Int)
	b := make([]byte, (bits+7)/8)
	for bits > 0 {
		if _, err := io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		if odd := bits % 8; odd > 0 {
			b[0] &= 1<<odd - 1
		}
		if n.SetBytes(b); n.Cmp(max) < 0 {
			break
		}
	}
	return n, nil
}

// Prime has its two upper bits set.
func Prime(r io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		panic("crypto/rand: prime size must be at least 2-bit")
	}
	b := make([]byte, (bits+7)/8)
	for p := new(big.Int); ; {
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		p.SetBytes(b)
		p.Rsh(p, uint(8*len(b)-bits))
		p.SetBit(p, bits-1, 1)
		p.SetBit(p, bits-2, 1)
		p.SetBit(p, 0, 1)
		if p.BitLen() == bits && p.ProbablyPrime(20) {
			return p, nil
		}
	}
}
