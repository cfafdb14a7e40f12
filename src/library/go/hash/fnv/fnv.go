// Package fnv has the hash functions FNV-1 and FNV-1a of Fowler, Noll and Vo.
package fnv

import (
	"hash"
	"math/bits"
)

const (
	offset32 = 2166136261
	prime32  = 16777619
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

type (
	sum32  uint32
	sum32a uint32
	sum64  uint64
	sum64a uint64
)

// New32 returns FNV-1 with 32 bits.
func New32() hash.Hash32 {
	var s sum32 = offset32
	return &s
}

// New32a returns FNV-1a with 32 bits.
func New32a() hash.Hash32 {
	var s sum32a = offset32
	return &s
}

// New64 returns FNV-1 with 64 bits.
func New64() hash.Hash64 {
	var s sum64 = offset64
	return &s
}

// New64a returns FNV-1a with 64 bits.
func New64a() hash.Hash64 {
	var s sum64a = offset64
	return &s
}

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime32 ^ sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum32a(c)) * prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = h*prime64 ^ sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h = (h ^ sum64a(c)) * prime64
	}
	*s = h
	return len(data), nil
}

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Reset()  { *s = offset32 }
func (s *sum32a) Reset() { *s = offset32 }
func (s *sum64) Reset()  { *s = offset64 }
func (s *sum64a) Reset() { *s = offset64 }

func (s *sum32) Size() int  { return 4 }
func (s *sum32a) Size() int { return 4 }
func (s *sum64) Size() int  { return 8 }
func (s *sum64a) Size() int { return 8 }

func (s *sum32) BlockSize() int  { return 1 }
func (s *sum32a) BlockSize() int { return 1 }
func (s *sum64) BlockSize() int  { return 1 }
func (s *sum64a) BlockSize() int { return 1 }

func (s *sum32) Sum(in []byte) []byte  { return appendBytes(in, uint64(*s), 4) }
func (s *sum32a) Sum(in []byte) []byte { return appendBytes(in, uint64(*s), 4) }
func (s *sum64) Sum(in []byte) []byte  { return appendBytes(in, uint64(*s), 8) }
func (s *sum64a) Sum(in []byte) []byte { return appendBytes(in, uint64(*s), 8) }

// appendBytes appends the lowest n bytes of v, most significant first.
func appendBytes(in []byte, v uint64, n int) []byte {
	for n--; n >= 0; n-- {
		in = append(in, byte(v>>uint(8*n)))
	}
	return in
}

// sum128 is FNV-1 or FNV-1a with 128 bits.
type sum128 struct {
	high, low uint64
	xorFirst  bool
}

// New128 returns FNV-1 with 128 bits.
func New128() hash.Hash { return newSum128(false) }

// New128a returns FNV-1a with 128 bits.
func New128a() hash.Hash { return newSum128(true) }

func newSum128(xorFirst bool) hash.Hash {
	s := &sum128{xorFirst: xorFirst}
	s.Reset()
	return s
}

func (s *sum128) Reset() { s.high, s.low = 0x6c62272e07bb0142, 0x62b821756295c58d }

func (s *sum128) multiply() {
	const primeLow, primeShift = 0x13b, 24 // the prime is 2^88 + 0x13b
	high, low := bits.Mul64(s.low, primeLow)
	s.high = high + s.high*primeLow + s.low<<primeShift
	s.low = low
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		if s.xorFirst {
			s.low ^= uint64(c)
			s.multiply()
		} else {
			s.multiply()
			s.low ^= uint64(c)
		}
	}
	return len(data), nil
}

func (s *sum128) Size() int { return 16 }

func (s *sum128) BlockSize() int { return 1 }

func (s *sum128) Sum(in []byte) []byte { return appendBytes(appendBytes(in, s.high, 8), s.low, 8) }
