// Package sha1 has the hash function SHA-1 of FIPS 180-4, which is broken: only for old formats.
package sha1

import (
	"hash"
	"internal/blocks"
	"math/bits"
)

const (
	// Size is the length of a sum in bytes.
	Size = 20
	// BlockSize is the length of a block in bytes.
	BlockSize = 64
)

type digest struct {
	h  [5]uint32
	in blocks.Buffer
}

// New returns SHA-1.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.in = blocks.Buffer{}
	d.h = [5]uint32{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}
}

func (d *digest) Size() int { return Size }

func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	d.in.Write(p, d.block)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	end := *d
	end.in.Finish(true, end.block)
	return blocks.Append(in, end.h[:], true)
}

// Sum returns the sum of data.
func Sum(data []byte) [Size]byte {
	d := New()
	d.Write(data)
	return [Size]byte(d.Sum(nil))
}

func (d *digest) block(p []byte) {
	var w [80]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 80; i++ {
		w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, e := d.h[0], d.h[1], d.h[2], d.h[4]
	dd := d.h[3]
	for i, word := range w {
		var f, k uint32
		switch {
		case i < 20:
			f, k = b&c|^b&dd, 0x5A827999
		case i < 40:
			f, k = b^c^dd, 0x6ED9EBA1
		case i < 60:
			f, k = b&c|b&dd|c&dd, 0x8F1BBCDC
		default:
			f, k = b^c^dd, 0xCA62C1D6
		}
		a, b, c, dd, e = bits.RotateLeft32(a, 5)+f+e+k+word, a, bits.RotateLeft32(b, 30), c, dd
	}
	for i, v := range [5]uint32{a, b, c, dd, e} {
		d.h[i] += v
	}
}
