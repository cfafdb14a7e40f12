// Package sha512 has the hash functions SHA-384, SHA-512 and SHA-512/t of FIPS 180-4.
package sha512

import (
	"encoding/binary"
	"hash"
	"math/bits"
)

const (
	Size      = 64
	Size224   = 28
	Size256   = 32
	Size384   = 48
	BlockSize = 128
)

type digest struct {
	h      [8]uint64
	start  [8]uint64
	rest   [BlockSize]byte
	used   int
	length uint64
	size   int
}

// The first 64 bits of the fractions of the square roots of the first eight primes, and of the next eight.
var (
	start512 = [8]uint64{
		0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
		0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
	}
	start384 = [8]uint64{
		0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
		0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
	}
	start256 = truncated("SHA-512/256")
	start224 = truncated("SHA-512/224")
)

// truncated makes the start of SHA-512/t: the hash of its name, from a start of its own.
func truncated(name string) (start [8]uint64) {
	for i, v := range start512 {
		start[i] = v ^ 0xa5a5a5a5a5a5a5a5
	}
	d := newDigest(start, Size)
	d.Write([]byte(name))
	sum := d.Sum(nil)
	for i := range start {
		start[i] = binary.BigEndian.Uint64(sum[8*i:])
	}
	return start
}

func newDigest(start [8]uint64, size int) *digest { return &digest{h: start, start: start, size: size} }

func New() hash.Hash        { return newDigest(start512, Size) }
func New384() hash.Hash     { return newDigest(start384, Size384) }
func New512_256() hash.Hash { return newDigest(start256, Size256) }
func New512_224() hash.Hash { return newDigest(start224, Size224) }

func (d *digest) Reset()         { *d = *newDigest(d.start, d.size) }
func (d *digest) Size() int      { return d.size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	n = len(p)
	d.length += uint64(n)
	for len(p) > 0 {
		k := copy(d.rest[d.used:], p)
		d.used, p = d.used+k, p[k:]
		if d.used == BlockSize {
			d.block()
			d.used = 0
		}
	}
	return n, nil
}

// Sum pads a copy: a one, zeros, and the length in bits in 16 bytes.
func (d *digest) Sum(in []byte) []byte {
	end := *d
	length := d.length
	pad := make([]byte, 1+(2*BlockSize-17-d.used)%BlockSize, 2*BlockSize)
	pad[0] = 0x80
	pad = binary.BigEndian.AppendUint64(pad, length>>61)
	pad = binary.BigEndian.AppendUint64(pad, length<<3)
	end.Write(pad)
	var out [Size]byte
	for i, v := range end.h {
		binary.BigEndian.PutUint64(out[8*i:], v)
	}
	return append(in, out[:d.size]...)
}

// The first 64 bits of the fractions of the cube roots of the first 80 primes.
var roots = [80]uint64{
	0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
	0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
	0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
	0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
	0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
	0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
	0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
	0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
	0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
	0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
	0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
	0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
	0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
	0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
	0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
	0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
	0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
	0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
	0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
	0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
}

func (d *digest) block() {
	var w [80]uint64
	for i := range 16 {
		w[i] = binary.BigEndian.Uint64(d.rest[8*i:])
	}
	for i := 16; i < 80; i++ {
		x, y := w[i-15], w[i-2]
		s0 := bits.RotateLeft64(x, -1) ^ bits.RotateLeft64(x, -8) ^ x>>7
		s1 := bits.RotateLeft64(y, -19) ^ bits.RotateLeft64(y, -61) ^ y>>6
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	v := d.h
	for i, word := range w {
		a, e := v[0], v[4]
		s1 := bits.RotateLeft64(e, -14) ^ bits.RotateLeft64(e, -18) ^ bits.RotateLeft64(e, -41)
		t1 := v[7] + s1 + (e&v[5] ^ ^e&v[6]) + roots[i] + word
		s0 := bits.RotateLeft64(a, -28) ^ bits.RotateLeft64(a, -34) ^ bits.RotateLeft64(a, -39)
		t2 := s0 + (a&v[1] ^ a&v[2] ^ v[1]&v[2])
		v = [8]uint64{t1 + t2, a, v[1], v[2], v[3] + t1, e, v[5], v[6]}
	}
	for i := range d.h {
		d.h[i] += v[i]
	}
}

func sum(d *digest, data []byte) []byte {
	d.Write(data)
	return d.Sum(nil)
}

func Sum512(data []byte) [Size]byte    { return [Size]byte(sum(newDigest(start512, Size), data)) }
func Sum384(data []byte) [Size384]byte { return [Size384]byte(sum(newDigest(start384, Size384), data)) }
func Sum512_256(data []byte) [Size256]byte {
	return [Size256]byte(sum(newDigest(start256, Size256), data))
}
func Sum512_224(data []byte) [Size224]byte {
	return [Size224]byte(sum(newDigest(start224, Size224), data))
}
