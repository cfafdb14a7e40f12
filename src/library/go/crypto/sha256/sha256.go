// Package sha256 has the hash functions SHA-224 and SHA-256 of FIPS 180-4.
package sha256

import (
	"errors"
	"hash"
	"internal/blocks"
	"math/bits"
	"strings"
)

const (
	// Size is the length of a SHA-256 sum in bytes.
	Size = 32
	// Size224 is the length of a SHA-224 sum in bytes.
	Size224 = 28
	// BlockSize is the length of a block in bytes.
	BlockSize = 64
)

type digest struct {
	h     [8]uint32
	in    blocks.Buffer
	short bool // SHA-224
}

// New returns SHA-256.
func New() hash.Hash { return start(false) }

// New224 returns SHA-224.
func New224() hash.Hash { return start(true) }

func start(short bool) *digest {
	d := &digest{short: short}
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.in = blocks.Buffer{}
	if d.short {
		d.h = [8]uint32{0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4}
	} else {
		d.h = [8]uint32{0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19}
	}
}

func (d *digest) Size() int {
	if d.short {
		return Size224
	}
	return Size
}

func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	d.in.Write(p, d.block)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	end := *d
	end.in.Finish(true, end.block)
	return blocks.Append(in, end.h[:end.Size()/4], true)
}

// state is what MarshalBinary writes: a mark, the words, the block begun and the length.
const stateSize = 4 + 8*4 + BlockSize + 8

func (d *digest) mark() string {
	if d.short {
		return "sha\x02"
	}
	return "sha\x03"
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	rest, length := d.in.State()
	b = blocks.Append(append(b, d.mark()...), d.h[:], true)
	b = append(b, rest[:]...)
	return blocks.Append(b, []uint32{uint32(length >> 32), uint32(length)}, true), nil
}

func (d *digest) UnmarshalBinary(b []byte) error {
	if !strings.HasPrefix(string(b), d.mark()) {
		return errors.New("crypto/sha256: invalid hash state identifier")
	}
	if len(b) != stateSize {
		return errors.New("crypto/sha256: invalid hash state size")
	}
	word := func(at int) uint32 {
		return uint32(b[at])<<24 | uint32(b[at+1])<<16 | uint32(b[at+2])<<8 | uint32(b[at+3])
	}
	for i := range d.h {
		d.h[i] = word(4 + 4*i)
	}
	length := uint64(word(stateSize-8))<<32 | uint64(word(stateSize-4))
	d.in.Restore([BlockSize]byte(b[36:36+BlockSize]), length)
	return nil
}

// Sum256 returns the SHA-256 sum of data.
func Sum256(data []byte) [Size]byte {
	d := start(false)
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

// Sum224 returns the SHA-224 sum of data.
func Sum224(data []byte) [Size224]byte {
	d := start(true)
	d.Write(data)
	return [Size224]byte(d.Sum(nil))
}

// The first 32 bits of the fractions of the cube roots of the first 64 primes.
var roots = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

func (d *digest) block(p []byte) {
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 64; i++ {
		x, y := w[i-15], w[i-2]
		s0 := bits.RotateLeft32(x, -7) ^ bits.RotateLeft32(x, -18) ^ x>>3
		s1 := bits.RotateLeft32(y, -17) ^ bits.RotateLeft32(y, -19) ^ y>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, e, f, g := d.h[0], d.h[1], d.h[2], d.h[4], d.h[5], d.h[6]
	dd, h := d.h[3], d.h[7]
	for i, word := range w {
		s1 := bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)
		t1 := h + s1 + (e&f ^ ^e&g) + roots[i] + word
		s0 := bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		t2 := s0 + (a&b ^ a&c ^ b&c)
		h, g, f, e, dd, c, b, a = g, f, e, dd+t1, c, b, a, t1+t2
	}
	for i, v := range [8]uint32{a, b, c, dd, e, f, g, h} {
		d.h[i] += v
	}
}
