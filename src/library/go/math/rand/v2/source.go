// PCG (O'Neill, with the DXSM output) and ChaCha8.
package rand

import (
	"errors"
	"math/bits"
)

type PCG struct {
	hi uint64
	lo uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		mulHi, mulLo = 2549297995355413924, 4865540595714422341
		incHi, incLo = 6364136223846793005, 1442695040888963407
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, c := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, c)
	p.hi, p.lo = hi, lo
	hi ^= hi >> 32
	hi *= 0xda942042e4dd58b5
	hi ^= hi >> 48
	return hi * (lo | 1)
}

func put(b []byte, x uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

func get(b []byte) (x uint64) {
	for _, c := range b[:8] {
		x = x<<8 | uint64(c)
	}
	return x
}

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	return put(put(append(b, "pcg:"...), p.hi), p.lo), nil
}

func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.hi, p.lo = get(data[4:]), get(data[12:])
	return nil
}

// ChaCha8 gives out buf[i:n], made from seed and counter; the last 4 of every 128 words become the next seed. The last
// unread bytes of readBuf belong to Read.
type ChaCha8 struct {
	seed    [4]uint64
	buf     [32]uint64
	i, n    int
	counter uint32
	readBuf [8]byte
	unread  int
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i, b := range seed {
		c.seed[i/8] |= uint64(b) << (i % 8 * 8)
	}
	c.fill()
}

func (c *ChaCha8) fill() {
	for block := range 4 {
		words := c.block(uint32(block))
		for i, w := range words {
			at := i*2 + block/2
			c.buf[at] |= uint64(w) << (block % 2 * 32)
		}
	}
	c.i, c.n = 0, 32
	if c.counter == 12 {
		c.n = 28
	}
}

// block is one of four ChaCha blocks of eight rounds; only the key's words are added at the end.
func (c *ChaCha8) block(n uint32) [16]uint32 {
	b := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, 12: c.counter + n}
	for i, s := range c.seed {
		b[4+2*i], b[5+2*i] = uint32(s), uint32(s>>32)
	}
	key := b
	for range 4 {
		for i := range 4 {
			quarter(&b, i, 4+i, 8+i, 12+i)
		}
		for i := range 4 {
			quarter(&b, i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4)
		}
	}
	for i := 4; i < 12; i++ {
		b[i] += key[i]
	}
	return b
}

func quarter(x *[16]uint32, a, b, c, d int) {
	for _, shift := range [2][2]int{{16, 12}, {8, 7}} {
		x[a] += x[b]
		x[d] = bits.RotateLeft32(x[d]^x[a], shift[0])
		x[c] += x[d]
		x[b] = bits.RotateLeft32(x[b]^x[c], shift[1])
	}
}

func (c *ChaCha8) Uint64() uint64 {
	if c.i == c.n {
		if c.counter += 4; c.counter == 16 {
			copy(c.seed[:], c.buf[28:])
			c.counter = 0
		}
		c.buf = [32]uint64{}
		c.fill()
	}
	c.i++
	return c.buf[c.i-1]
}

func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if c.unread == 0 {
			x := c.Uint64()
			for i := range c.readBuf {
				c.readBuf[i] = byte(x >> (8 * i))
			}
			c.unread = 8
		}
		k := copy(p[n:], c.readBuf[8-c.unread:])
		c.unread -= k
		n += k
	}
	return n, nil
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.unread > 0 {
		b = append(append(b, "readbuf:"...), byte(c.unread))
		b = append(b, c.readBuf[8-c.unread:]...)
	}
	b = put(append(b, "chacha8:"...), uint64(c.counter)*8+uint64(c.i))
	for _, s := range c.seed {
		b = put(b, bits.ReverseBytes64(s))
	}
	return b, nil
}

func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	var fresh ChaCha8
	if len(data) > 8 && string(data[:8]) == "readbuf:" {
		n := int(data[8])
		if n > 8 || len(data) < 9+n {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		fresh.unread = copy(fresh.readBuf[8-n:], data[9:9+n])
		data = data[9+n:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := get(data[8:])
	if used > 4*32-4 {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range fresh.seed {
		fresh.seed[i] = bits.ReverseBytes64(get(data[16+8*i:]))
	}
	fresh.counter = uint32(used) / 32 * 4
	fresh.fill()
	fresh.i = int(used % 32)
	*c = fresh
	return nil
}
